import { type JSX, memo, startTransition, useEffect, useRef, useState } from 'react';
import type { CacheDiagnosis } from '../../model/diagnose/cache-diagnosis.ts';
import type { CacheWhatIf, Trial } from '../../model/diagnose/what-if.ts';
import { causeWords } from '../../words/diagnose/causes.ts';
import { freedWords, reapSentence, reapWords } from '../../words/diagnose/reap-reach.ts';
import { cacheWhatIfSentence, cacheWhatIfWords, trialWords } from '../../words/diagnose/what-if.ts';
import { asSentence, whyWords } from '../../words/diagnose/worded.ts';
import { formatBytes, formatCount, formatShare, plural } from '../../words/numbers.ts';
import { tip } from '../widgets/tip.ts';
import css from './cache-table.module.css';
import { HeldBar } from './held-bar.tsx';
import { TermHead } from './term-head.tsx';
import type { Diagnosed } from './use-diagnosis.ts';

/** Rows shown until the user asks for more, and how many more those are. */
const MOST_ROWS = 40;
const MORE_ROWS = 400;
/** Rows that are added at a time, to keep the page free. */
const ROWS_AT_ONCE = 20;

/** A cache that was chosen in the map; another object each time, so that its row opens again. */
export interface ChosenCache {
  readonly name: string;
}

interface CacheTableProps extends Diagnosed {
  /** Its row is shown and opened. */
  readonly chosen: ChosenCache | null;
}

/** All caches of a listing, the one that holds most first, to scale. */
export function CacheTable({ listing, result, chosen }: CacheTableProps): JSX.Element {
  const { caches } = listing;
  const [wanted, setWanted] = useState(MOST_ROWS);
  const scale = Math.max(1, ...caches.map(({ heldBytes }) => heldBytes ?? 0));
  const at = caches.findIndex(({ cache }) => cache.name === chosen?.name);
  const most = Math.max(wanted, at + 1);
  const shown = caches.slice(0, useGrowing(most));
  const left = caches.length - most;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard.
    <section className={css['scroll']} aria-label="Caches" tabIndex={0}>
      <table className={css['table']} aria-label="Caches by what they hold">
        <Head trial={result.trial} />
        <tbody>
          {shown.map((found, i) => (
            <CacheRow
              // biome-ignore lint/suspicious/noArrayIndexKey: several caches may have one name, and none moves.
              key={i}
              found={found}
              tried={result.caches[i]}
              trial={result.trial}
              scale={scale}
              chosen={i === at ? chosen : null}
            />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button type="button" onClick={() => setWanted(most + MORE_ROWS)}>
          {left > MORE_ROWS
            ? `Show ${MORE_ROWS} more of ${plural(left, 'cache')}`
            : `Show all ${plural(caches.length, 'cache')}`}
        </button>
      )}
    </section>
  );
}

/** The columns, each with the term that explains it. */
function Head({ trial }: { readonly trial: Trial }): JSX.Element {
  return (
    <thead>
      <tr>
        <TermHead name="cache">cache</TermHead>
        <TermHead name="held">held</TermHead>
        <TermHead name="where it goes" className={css['wide']} />
        <TermHead name="slab">slabs</TermHead>
        <TermHead name="object">objects</TermHead>
        <TermHead name="full">full</TermHead>
        <TermHead name="reap">a reap frees</TermHead>
        <th scope="col">{trialWords(trial)}</th>
        <TermHead name="cause">why</TermHead>
      </tr>
    </thead>
  );
}

/** A number of rows on its way to another one. */
function useGrowing(goal: number): number {
  const [rows, setRows] = useState(ROWS_AT_ONCE);
  useEffect(() => {
    if (rows >= goal) return;
    const frame = requestAnimationFrame(() =>
      startTransition(() => setRows(Math.min(goal, rows + ROWS_AT_ONCE))),
    );
    return () => cancelAnimationFrame(frame);
  }, [rows, goal]);
  return Math.min(rows, goal);
}

interface CacheRowProps {
  readonly found: CacheDiagnosis;
  readonly tried: CacheWhatIf | undefined;
  readonly trial: Trial;
  readonly scale: number;
  readonly chosen: ChosenCache | null;
}

const CacheRow = memo(function CacheRow({ found, tried, trial, scale, chosen }: CacheRowProps): JSX.Element {
  const { cache, heldBytes, split, fullness, reap } = found;
  const { slabs, objects } = cache;
  return (
    <tr>
      <th scope="row" className="mono">
        {cache.name}
      </th>
      <td className="mono" data-label="held">
        {heldBytes === null ? '?' : formatBytes(heldBytes)}
      </td>
      <td>{split !== null && split.held > 0 && <HeldBar split={split} scale={scale} />}</td>
      <td className="mono" data-label="slabs">
        {pairWords(slabs.alloc, slabs.total)}
      </td>
      <td className="mono" data-label="objects">
        {pairWords(objects.alloc, objects.total)}
      </td>
      <td className="mono" data-label="full">
        {fullness === null ? '–' : formatShare(fullness)}
      </td>
      <td className="mono" data-label="a reap frees" {...tip(reapWords(reap))}>
        {reap.refusal === null ? <Pieces text={freedWords(reap.everyCpu)} before="(" /> : '–'}
      </td>
      <td className={`mono ${tried === undefined ? '' : (toneOf(tried) ?? '')}`} data-label="what if">
        {tried !== undefined && (
          <span {...tip(cacheWhatIfSentence(tried))}>
            <Pieces text={cacheWhatIfWords(tried)} before="+−±" />
          </span>
        )}
      </td>
      <td className={css['why']}>
        <Why found={found} tried={tried} trial={trial} chosen={chosen} />
      </td>
    </tr>
  );
});

/** Figures that may be on two lines: the second begins at one of the characters. */
function Pieces({ text, before }: { readonly text: string; readonly before: string }): JSX.Element {
  const at = text.split('').findIndex((character, i) => i > 0 && before.includes(character));
  if (at < 0) return <span className={css['piece']}>{text}</span>;
  return (
    <>
      <span className={css['piece']}>{text.slice(0, at).trimEnd()}</span>{' '}
      <span className={css['piece']}>{text.slice(at)}</span>
    </>
  );
}

/** The two main causes; all that is known of the cache when it is opened. */
function Why({ found, tried, trial, chosen }: Omit<CacheRowProps, 'scale'>): JSX.Element {
  const { causes, reap } = found;
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (chosen === null || box.current === null) return;
    box.current.open = true;
    box.current.querySelector('summary')?.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: 'center' });
  }, [chosen]);
  return (
    <details ref={box}>
      <summary>{whyWords(found)}</summary>
      <ul>
        {causes.slice(2).map((cause) => (
          <li key={cause.kind}>{asSentence(causeWords(cause))}</li>
        ))}
        <li>{reapSentence(reap)}</li>
        {tried !== undefined && (
          <li>
            With {trialWords(trial)}: {cacheWhatIfSentence(tried)}.
          </li>
        )}
      </ul>
    </details>
  );
}

function pairWords(part: number | null, whole: number | null): string {
  if (part === null && whole === null) return '–';
  if (whole === null) return formatCount(part ?? 0);
  return `${part === null ? '?' : formatCount(part)} / ${formatCount(whole)}`;
}

function toneOf({ change }: CacheWhatIf): string | undefined {
  if (change === null || change === 0) return css['same'];
  return change < 0 ? css['less'] : css['more'];
}
