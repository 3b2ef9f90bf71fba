import { type JSX, useRef } from 'react';
import type { Actor, Cause, LaneRow, Lanes } from '../../model/explore/lanes.ts';
import { CAUSE_WORDS, interruptsWords, type OrderWords } from '../../words/explore-order.ts';
import { nameTip } from '../widgets/tip.ts';
import { useIsCut } from '../widgets/use-is-cut.ts';
import { useSize } from '../widgets/use-size.ts';
import { type LaneLayout, layOut } from './lane-layout.ts';
import css from './lanes.module.css';

interface DiagramProps {
  readonly lanes: Lanes;
  readonly words: OrderWords;
  readonly label: string;
  /** What happens in the last step, if it is what the search looked for. */
  readonly ending?: string;
  /** Steps that another order shares: they are paler. */
  readonly common?: number;
}

/** The steps of an order: a lane for each thread, and for each step a dot with a description beside it. */
export function LaneDiagram({ lanes, words, label, ending, common = 0 }: DiagramProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const lines = lanes.rows.map((row) => words.lines(row));
  const layout = layOut(lanes, lines, width);
  const last = ending === undefined ? 0 : lanes.rows.length;
  const hasArrows = lanes.causes.some(({ from, to }) => to > from + 1);
  return (
    <div ref={box} className={css['lanes']} data-narrow={layout.isNarrow}>
      <Heads lanes={lanes} layout={layout} />
      <div className={css['rows']} style={{ height: layout.height }}>
        <svg aria-hidden width={layout.width} height={layout.height}>
          <Lines lanes={lanes} layout={layout} />
          {lanes.causes.map((cause) => (
            <CauseArrow
              key={`${cause.kind} ${cause.from} ${cause.to}`}
              cause={cause}
              lanes={lanes}
              layout={layout}
            />
          ))}
          {lanes.rows.map((row) => (
            <Dot
              key={row.number}
              row={row}
              actor={lanes.actors[row.lane]}
              layout={layout}
              isEnd={row.number === last}
            />
          ))}
        </svg>
        <ol aria-label={label}>
          {lanes.rows.map((row, i) => (
            <li
              key={row.number}
              style={{ height: layout.heights[i] ?? 0, paddingInlineStart: layout.width }}
              data-end={row.number === last}
              data-common={row.number <= common}
            >
              <StepWords row={row} lines={lines[i] ?? []} words={words} />
              {row.number === last && <b className={css['ending']}>{ending}</b>}
            </li>
          ))}
        </ol>
      </div>
      {hasArrows && <ArrowLegend />}
    </div>
  );
}

/** What a dashed arrow means. */
function ArrowLegend(): JSX.Element {
  return (
    <p className={`dim ${css['legend']}`}>
      <svg aria-hidden width={34} height={12} className={css['cause']}>
        <path d="M0,6H30" />
        <path d="M26,2l5,4l-5,4" />
      </svg>
      {CAUSE_WORDS}
    </p>
  );
}

interface StepProps {
  readonly row: LaneRow;
  readonly lines: readonly string[];
  readonly words: OrderWords;
}

function StepWords({ row, lines, words }: StepProps): JSX.Element {
  const { step } = row;
  const interrupts = interruptsWords(step, (task) => words.name(task));
  const box = useRef<HTMLSpanElement>(null);
  const all = lines.join('\n');
  const isCut = useIsCut(box, all);
  return (
    <span ref={box} className={css['step']} tabIndex={isCut ? 0 : undefined} {...nameTip(all)}>
      <span className="visually-hidden">
        Step {row.number}, {words.name(step.task)}
        {interrupts === null ? '' : `, ${interrupts}`}:{' '}
      </span>
      {lines.map((line, i) => (
        <span key={line} className={css['fact']}>
          {i === 0 && interrupts !== null && (
            <span aria-hidden className={css['interrupts']}>
              {interrupts} ▸{' '}
            </span>
          )}
          {line}
        </span>
      ))}
    </span>
  );
}

interface PartProps {
  readonly lanes: Lanes;
  readonly layout: LaneLayout;
}

function Heads({ lanes, layout }: PartProps): JSX.Element {
  return (
    <div aria-hidden className={css['heads']}>
      {lanes.actors.map(({ task, name, kind, cpu }, lane) => (
        <span key={task} style={{ insetInlineStart: layout.x(lane), width: layout.pitch }}>
          <b>{name}</b>
          {kind !== 'time' && <span className="dim">CPU {cpu}</span>}
        </span>
      ))}
    </div>
  );
}

/** The lanes, and the line from each step to the next. */
function Lines({ lanes, layout }: PartProps): JSX.Element {
  return (
    <>
      {lanes.actors.map(({ task }, lane) => (
        <line
          key={task}
          className={css['lane']}
          x1={layout.x(lane)}
          x2={layout.x(lane)}
          y1={0}
          y2={layout.height}
        />
      ))}
      {lanes.rows.map((row, i) => {
        const before = lanes.rows[i - 1];
        if (before === undefined) return null;
        const [x1, y1, x2, y2] = [layout.x(before.lane), layout.y(i - 1), layout.x(row.lane), layout.y(i)];
        const middle = (y1 + y2) / 2;
        return (
          <path
            key={row.number}
            className={row.step.isInterruption ? css['interruption'] : css['next']}
            d={`M${x1},${y1}C${x1},${middle} ${x2},${middle} ${x2},${y2}`}
          />
        );
      })}
    </>
  );
}

interface CauseProps extends PartProps {
  readonly cause: Cause;
}

/** An arrow from the step that wakes a thread, or queues work, to the one that it makes possible. */
function CauseArrow({ cause: { from, to }, lanes, layout }: CauseProps): JSX.Element | null {
  const [first, second] = [lanes.rows[from - 1], lanes.rows[to - 1]];
  // The line to the next step shows the same.
  if (first === undefined || second === undefined || to === from + 1) return null;
  const [x1, y1, x2, y2] = [
    layout.x(first.lane),
    layout.y(from - 1),
    layout.x(second.lane),
    layout.y(to - 1),
  ];
  const side = Math.sign(x2 - x1) * layout.pitch * 0.45;
  return (
    <g className={css['cause']}>
      <path d={`M${x1},${y1}C${x1 + side},${y1 + 14} ${x2 - side},${y1 + 14} ${x2 - side * 0.7},${y2 - 9}`} />
      <path d={`M${x2 - side * 0.7 - 4},${y2 - 13}l4,5l5,-4`} />
    </g>
  );
}

interface DotProps {
  readonly row: LaneRow;
  readonly actor: Actor | undefined;
  readonly layout: LaneLayout;
  readonly isEnd: boolean;
}

/** A round dot for threads, a square for workers, a ring for time, a diamond where it happens. */
function Dot({ row, actor, layout, isEnd }: DotProps): JSX.Element {
  const [x, y] = [layout.x(row.lane), layout.y(row.number - 1)];
  const name = row.step.isInterruption ? css['dotInterrupts'] : css['dot'];
  if (isEnd) return <path className={css['dotEnd']} d={`M${x},${y - 8}l8,8l-8,8l-8,-8z`} />;
  if (actor?.kind === 'worker') return <rect className={name} x={x - 5} y={y - 5} width={10} height={10} />;
  return <circle className={actor?.kind === 'time' ? css['dotTime'] : name} cx={x} cy={y} r={5.5} />;
}
