import type { JSX } from 'react';
import type { CacheDiagnosis } from '../../model/diagnose/cache-diagnosis.ts';
import { type Split, sumOfSplits } from '../../model/diagnose/split.ts';
import { formatBytes } from '../../words/numbers.ts';
import { nameTip } from '../widgets/tip.ts';
import css from './cache-table.module.css';
import viewCss from './diagnose.module.css';

/** A part of what a cache holds, as the bar and its legend show it. */
interface BarPart {
  readonly className: string | undefined;
  readonly name: string;
  readonly bytes: (split: Split) => number;
}

/** Where the bytes go, from left to right. Objects in magazines are shown as if they were full. */
const PARTS: readonly BarPart[] = [
  {
    className: css['inUse'],
    name: 'in use',
    bytes: ({ inUse, parked, emergency }) => inUse - parked.most + emergency,
  },
  { className: css['parked'], name: 'perhaps in magazines', bytes: ({ parked }) => parked.most },
  { className: css['stays'], name: 'free in slabs that stay', bytes: ({ stays }) => stays },
  { className: css['empty'], name: 'empty slabs', bytes: ({ empty }) => empty },
  {
    className: css['layout'],
    name: 'headers, alignment, left over',
    bytes: ({ headers, alignment, leftOver }) => headers + alignment + leftOver,
  },
  { className: css['rounding'], name: 'whole pages', bytes: ({ pageRounding }) => pageRounding },
];

/** What the colours of {@link HeldBar} mean, of those that the caches have. */
export function HeldLegend({ caches }: { readonly caches: readonly CacheDiagnosis[] }): JSX.Element {
  const all = sumOfSplits(caches.map(({ split }) => split));
  return (
    <p className={viewCss['legend']}>
      {(all === null ? [] : partsOf(all)).map(({ className, name }) => (
        <span key={name}>
          <span className={`${css['swatch']} ${className}`} aria-hidden="true" /> {name}
        </span>
      ))}
    </p>
  );
}

/** What a cache holds, to the scale of the one that holds most. */
export function HeldBar({ split, scale }: { readonly split: Split; readonly scale: number }): JSX.Element {
  const words = heldPartsWords(split);
  return (
    <span
      className={css['bar']}
      role="img"
      aria-label={words}
      {...nameTip(words)}
      style={{ inlineSize: `max(3px, ${((100 * split.held) / scale).toFixed(3)}%)` }}
    >
      <HeldParts split={split} />
    </span>
  );
}

/** The parts of what a cache holds side by side, in a flex box. */
export function HeldParts({ split }: { readonly split: Split }): JSX.Element {
  return (
    <>
      {partsOf(split).map(({ className, name, size }) => (
        <span key={name} className={`${css['part']} ${className}`} style={{ flexGrow: size }} />
      ))}
    </>
  );
}

/** “93.2 MiB in use, 4.1 MiB perhaps in magazines”. */
export function heldPartsWords(split: Split): string {
  return partsOf(split)
    .map(({ name, size }) => `${formatBytes(size)} ${name}`)
    .join(', ');
}

function partsOf(split: Split): readonly (BarPart & { readonly size: number })[] {
  return PARTS.map((part) => ({ ...part, size: part.bytes(split) })).filter(({ size }) => size > 0);
}
