import type { JSX } from 'react';
import type { CacheDiagnosis } from '../../model/diagnose/cache-diagnosis.ts';
import { partsBeside } from '../../model/diagnose/parts.ts';
import { app } from '../../state/page.ts';
import { choose } from '../../state/report/report-store.ts';
import { headlineWords } from '../../words/diagnose/headline.ts';
import { besideWords, ignoredWords, momentWords, PART_WORDS } from '../../words/diagnose/parts.ts';
import { rangeWords } from '../../words/diagnose/reap-reach.ts';
import { eraWords } from '../../words/diagnose/unsayable.ts';
import { formatBytes, formatCount, formatShare } from '../../words/numbers.ts';
import { Choice } from '../widgets/choice.tsx';
import css from './diagnose.module.css';
import type { Diagnosed } from './use-diagnosis.ts';

/** The one sentence on a listing, where it is from, and its sums. */
export function Summary({ opened, listings, listing }: Diagnosed): JSX.Element {
  const { report } = opened;
  const beside = besideWords(partsBeside(report, listing.part));
  const release = eraWords(listing.era);
  return (
    <header className={css['summary']}>
      <h2 className={css['headline']}>{headlineWords(listing.headline)}</h2>
      <p className="dim">
        {opened.title}: {PART_WORDS[listing.kind]}
        {release === null ? '' : ` of ${release}`}. {beside} {ignoredWords(report.ignoredLines)}
      </p>
      <Moments opened={opened} listings={listings} shown={listing.part} />
      <Cards caches={listing.caches} />
    </header>
  );
}

/** Listings that are offered as buttons; more of them are offered as a list. */
const MOST_BUTTONS = 5;

interface MomentsProps extends Pick<Diagnosed, 'opened' | 'listings'> {
  /** Index of the part that is shown. */
  readonly shown: number;
}

/** The listings of the report, to choose one. */
function Moments({ opened, listings, shown }: MomentsProps): JSX.Element | null {
  const { parts } = opened.report;
  if (listings.length < 2) return null;
  const kinds = new Set(listings.map((part) => parts[part]?.kind));
  const nameOf = (part: number): string => {
    const found = parts[part];
    return found === undefined ? '' : momentWords(found, kinds.size < listings.length);
  };
  if (listings.length > MOST_BUTTONS)
    return (
      <Choice
        label="Listing"
        value={shown}
        values={listings}
        titleOf={nameOf}
        onChange={(listing) => choose(app, { listing })}
      />
    );
  return (
    <fieldset className={css['moments']}>
      <legend className="visually-hidden">Listing</legend>
      {listings.map((part) => (
        <button
          key={part}
          type="button"
          aria-pressed={part === shown}
          onClick={() => choose(app, { listing: part })}
        >
          {nameOf(part)}
        </button>
      ))}
    </fieldset>
  );
}

/** The sums of all caches with slabs of the SPL. */
function Cards({ caches }: { readonly caches: readonly CacheDiagnosis[] }): JSX.Element | null {
  const spl = caches.filter(({ cache, split }) => cache.shape !== null && split !== null);
  const sum = (figure: (found: CacheDiagnosis) => number): number =>
    spl.reduce((total, found) => total + figure(found), 0);
  const held = sum(({ heldBytes }) => heldBytes ?? 0);
  if (held === 0) return null;
  const inUse = sum(({ split }) => split?.inUse ?? 0);
  const slabs = sum(({ cache }) => cache.slabs.total ?? 0);
  const frees = {
    least: sum(({ reap }) => reap.everyCpu.slabs.least),
    most: sum(({ reap }) => reap.everyCpu.slabs.most),
  };
  const cards: readonly (readonly [name: string, value: string, note: string])[] = [
    ['in use, or in a magazine', formatBytes(inUse), formatShare(inUse / held)],
    ['free in slabs that cannot be freed', formatBytes(sum(({ split }) => split?.stays ?? 0)), ''],
    ['in magazines', `0–${formatBytes(sum(({ split }) => split?.parked.most ?? 0))}`, ''],
    ['headers, alignment, whole pages', formatBytes(sum(overhead)), ''],
    [
      'a reap on every CPU frees',
      `${rangeWords(frees)} of ${formatCount(slabs)} slabs`,
      `up to ${formatBytes(sum(({ reap }) => reap.everyCpu.bytes.most))}`,
    ],
  ];
  return (
    <dl className={css['cards']}>
      {cards.map(([name, value, note]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value} <span className="dim">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function overhead({ split }: CacheDiagnosis): number {
  return split === null ? 0 : split.headers + split.alignment + split.leftOver + split.pageRounding;
}
