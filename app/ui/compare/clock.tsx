import { Pause, Play } from 'lucide-react';
import type { JSX } from 'react';
import { comparison, useComparison } from '../../state/lab/page-lab.ts';
import { formatClockOf } from '../../words/times.ts';
import css from './compare.module.css';

/** The time that all machines are shown at. It renders in every frame while they play. */
export function Clock(): JSX.Element {
  const { timeNs, endNs, playing } = useComparison();
  return (
    <>
      <button
        type="button"
        className="icon primary"
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={() => comparison.play()}
      >
        {playing ? <Pause size={16} /> : <Play size={16} />}
      </button>
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={formatClockOf(timeNs, endNs)}
        className={css['scrub']}
        min={0}
        max={1000}
        value={Math.round((1000 * timeNs) / Math.max(endNs, 1))}
        onChange={(event) => comparison.seek((Number(event.target.value) / 1000) * endNs)}
      />
      <output className="mono" aria-label="Time shown">
        {formatClockOf(timeNs, endNs)}
      </output>
    </>
  );
}
