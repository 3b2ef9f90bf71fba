import { ChevronDown, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import type { Row } from '../../model/table/rows.ts';
import type { Cells } from '../../words/table-cells.ts';
import { nameTip } from '../widgets/tip.ts';
import css from './table.module.css';

/** A row of the table. Lengths in px. */
export function TableRow({
  row,
  index,
  start,
  height,
  cells: { name, cells },
  isActive,
  isSelected,
  onToggle,
  onChoose,
}: {
  readonly row: Row;
  readonly index: number;
  readonly start: number;
  readonly height: number;
  readonly cells: Cells;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
  readonly onChoose: () => void;
}): JSX.Element {
  const { level, position, size, children, isOpen, kind } = row;
  return (
    <tr
      id={`row-${index}`}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-expanded={children > 0 ? isOpen : undefined}
      aria-selected={isSelected}
      {...nameTip([name, ...cells].filter((words) => words !== '').join('\n'))}
      className={css['row']}
      data-kind={kind}
      data-active={isActive}
      style={{ blockSize: height, transform: `translateY(${start}px)` }}
      onClick={onChoose}
    >
      <td className={css['first']} style={{ paddingInlineStart: (level - 1) * 16 }}>
        <span
          className={css['fold']}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {children > 0 && (isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />)}
        </span>
        {name}
      </td>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the column.
        <td key={i}>{cell}</td>
      ))}
    </tr>
  );
}
