import { Pause, Play } from 'lucide-react';
import type { JSX } from 'react';
import { comparison, useComparison } from '../../state/lab/page-lab.ts';
import { formatClockOf } from '../../words/times.ts';
import css from './compare.module.css';

/** The time that all machines are shown at. It renders in every frame while they play. */
export function Clock(): JSX.Element {
  const { time, end, playing } = useComparison();
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
        aria-valuetext={formatClockOf(time, end)}
        className={css['scrub']}
        min={0}
        max={1000}
        value={Math.round((1000 * time) / Math.max(end, 1))}
        onChange={(event) => comparison.seek((Number(event.target.value) / 1000) * end)}
      />
      <output className="mono" aria-label="Time shown">
        {formatClockOf(time, end)}
      </output>
    </>
  );
}
