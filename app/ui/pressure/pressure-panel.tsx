import { type JSX, useState } from 'react';
import { PAGE_SIZE } from '../../../engine/index.ts';
import type { MemoryView } from '../../model/plain-view.ts';
import { setPressure, squeeze } from '../../state/act/pressure.ts';
import { app } from '../../state/page.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { bytes } from '../words.ts';
import css from './pressure.module.css';
import { PressureCurveControl } from './pressure-curve.tsx';

/** Memory pressure: how much somebody outside of the caches takes, what is left, and who looks for more. */
export function PressurePanel(): JSX.Element {
  const { memory } = useThrottledSession().view;
  if (memory.frames === 0) {
    return (
      <section aria-label="Memory pressure">
        <h2>Memory pressure</h2>
        <p className="dim">The memory of this machine has no end, so that nothing can press on it.</p>
      </section>
    );
  }
  return (
    <section aria-label="Memory pressure">
      <h2>Memory pressure</h2>
      <Gauge memory={memory} />
      <Slider frames={memory.frames} wanted={memory.pressureWanted} />
      <div className="row">
        <button type="button" className="primary" onClick={() => void squeeze(app)}>
          Squeeze
        </button>
        <button type="button" onClick={() => void setPressure(app, 0)}>
          Let go
        </button>
      </div>
      <PressureCurveControl memory={memory} />
      <p className="dim" role="status">
        {memory.isOut
          ? 'Out of memory: the machine has stopped.'
          : `kswapd ${memory.kswapdAwake ? 'is awake' : 'sleeps'}${memory.reclaimers > 0 ? ` · ${memory.reclaimers} reclaim directly` : ''}`}
      </p>
    </section>
  );
}

/** Free memory against its watermarks. */
function Gauge({
  memory: { free, frames, min, low, high, used, pressure },
}: {
  readonly memory: MemoryView;
}): JSX.Element {
  const share = (pages: number): string => `${((pages / frames) * 100).toFixed(2)}%`;
  const level = free < min ? 'below min' : free < low ? 'below low' : 'above low';
  return (
    <div>
      <p className={css['figures']}>
        <span>free</span>
        <span className="mono">
          {bytes(free * PAGE_SIZE)} of {bytes(frames * PAGE_SIZE)}
        </span>
      </p>
      <div className={css['bar']} role="img" aria-label={`${free} of ${frames} pages are free, ${level}`}>
        <span className={css['used']} style={{ inlineSize: share(used) }} />
        <span className={css['pressure']} style={{ inlineSize: share(pressure) }} />
        <span className={css['rest']} style={{ inlineSize: share(frames - free - used - pressure) }} />
        {[
          ['min', min],
          ['low', low],
          ['high', high],
        ].map(([name, pages]) => (
          <i key={name} title={`${name}: ${pages} pages`} style={{ insetInlineEnd: share(Number(pages)) }} />
        ))}
      </div>
      <p className="dim">
        caches {bytes(used * PAGE_SIZE)} · outside {bytes(pressure * PAGE_SIZE)} · min {min} · low {low} ·
        high {high} pages
      </p>
    </div>
  );
}

function Slider({ frames, wanted }: { readonly frames: number; readonly wanted: number }): JSX.Element {
  const [dragged, setDragged] = useState<number | null>(null);
  const pages = dragged ?? wanted;
  const commit = (): void => {
    if (dragged === null) return;
    setDragged(null);
    if (dragged !== wanted) void setPressure(app, dragged);
  };
  return (
    <label className={css['slider']}>
      <span>
        outside wants <b className="mono">{bytes(pages * PAGE_SIZE)}</b>
      </span>
      <input
        type="range"
        aria-label="Pages that somebody outside wants"
        min={0}
        max={frames}
        step={Math.max(1, Math.round(frames / 200))}
        value={pages}
        onChange={(event) => setDragged(Number(event.target.value))}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
    </label>
  );
}
