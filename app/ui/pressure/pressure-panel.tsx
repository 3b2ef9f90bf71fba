import { type JSX, useState } from 'react';
import type { MemoryView } from '../../model/plain-view.ts';
import { setPressure, squeeze } from '../../state/act/pressure.ts';
import { app } from '../../state/page.ts';
import { formatCount, formatPages, plural } from '../../words/numbers.ts';
import { Term } from '../widgets/term.tsx';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import css from './pressure.module.css';
import { PressureCurveControl } from './pressure-curve.tsx';

/** Memory pressure: how much other processes take, what is left, and whether memory is being reclaimed. */
export function PressurePanel(): JSX.Element {
  const { memory } = useThrottledSession().view;
  if (memory.frames === 0) {
    return (
      <section aria-label="Memory pressure">
        <Term name="memory pressure" heading={2}>
          Memory pressure
        </Term>
        <p className="dim">This machine has unlimited memory, so it never comes under pressure.</p>
      </section>
    );
  }
  return (
    <section aria-label="Memory pressure">
      <Term name="memory pressure" heading={2}>
        Memory pressure
      </Term>
      <Gauge memory={memory} />
      <Slider frames={memory.frames} wanted={memory.pressureWanted} />
      <div className="row">
        <button type="button" className="primary" onClick={() => void squeeze(app)}>
          Squeeze
        </button>
        <button type="button" onClick={() => void setPressure(app, 0)}>
          Release
        </button>
      </div>
      <PressureCurveControl memory={memory} />
      <p className="dim" role="status">
        {memory.isOut
          ? 'Out of memory: the machine has halted.'
          : `kswapd is ${memory.kswapdAwake ? 'awake' : 'asleep'}${memory.reclaimers > 0 ? ` · ${plural(memory.reclaimers, 'thread')} in direct reclaim` : ''}`}
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
  const kernel = frames - free - used - pressure;
  const level =
    free < min
      ? 'below the min watermark'
      : free < low
        ? 'below the low watermark'
        : 'above the low watermark';
  return (
    <div>
      <p className={css['figures']}>
        <span>free</span>
        <span className="mono">
          {formatPages(free)} of {formatPages(frames)}
        </span>
      </p>
      <div
        className={css['bar']}
        role="img"
        aria-label={`${formatCount(free)} of ${plural(frames, 'page')} free, ${level}`}
      >
        <span className={css['used']} style={{ inlineSize: share(used) }} />
        <span className={css['pressure']} style={{ inlineSize: share(pressure) }} />
        <span className={css['rest']} style={{ inlineSize: share(kernel) }} />
        {[
          ['min', min],
          ['low', low],
          ['high', high],
        ].map(([name, pages]) => (
          <i key={name} style={{ insetInlineEnd: share(Number(pages)) }} />
        ))}
      </div>
      <p className={`split-legend ${css['note']}`}>
        <span>
          <i className={`swatch ${css['used']}`} /> caches {formatPages(used)}
        </span>
        <span>
          <i className={`swatch ${css['pressure']}`} /> other processes {formatPages(pressure)}
        </span>
        <span>
          <i className={`swatch ${css['rest']}`} /> kernel {formatPages(kernel)}
        </span>
      </p>
      <p className={`dim ${css['note']}`}>
        watermarks: min {formatPages(min)}, low {formatPages(low)}, high {formatPages(high)}
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
        other processes want <b className="mono">{formatPages(pages)}</b>
      </span>
      <input
        type="range"
        aria-label="Pages that other processes want"
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
