import { type JSX, useState } from 'react';
import { FAULT_MODES, FAULT_TARGETS } from '../../../engine/index.ts';
import { failNext, setMemory } from '../../state/act/commands.ts';
import { app } from '../../state/page.ts';
import { Term } from '../widgets/term.tsx';
import { tip } from '../widgets/tip.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';

const TARGETS = ['vmalloc', 'pages'] as const;
const MEANING = { ok: 'works', fail: 'returns NULL', stall: 'makes callers wait' } as const;

/** Allocators whose next calls can be made to fail. */
const FAILING = ['kmalloc', 'vmalloc', 'pages', 'slab'] as const;

/** Makes the next few allocations fail. */
function FailNext(): JSX.Element {
  const [target, setTarget] = useState<(typeof FAILING)[number]>('kmalloc');
  const [count, setCount] = useState(1);
  const isRight = Number.isInteger(count) && count >= 0 && count <= 1000;
  return (
    <form
      className="row"
      aria-label="Failures"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) void failNext(app, target, count);
      }}
    >
      fail the next
      <input
        type="number"
        aria-label="How many"
        min={0}
        max={1000}
        aria-invalid={!isRight}
        value={count}
        onChange={(event) => setCount(Number(event.target.value))}
      />
      <select
        aria-label="Of which allocator"
        className="mono"
        value={target}
        onChange={(event) => setTarget(FAILING.find((one) => one === event.target.value) ?? 'kmalloc')}
      >
        {FAILING.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <button type="submit" disabled={!isRight}>
        Set
      </button>
      {!isRight && (
        <span className="problem" role="alert">
          Must be a whole number from 0 to 1,000.
        </span>
      )}
    </form>
  );
}

/** How the underlying allocators behave: growth can be made to fail or to hang. */
export function MemoryPanel(): JSX.Element {
  const { view } = useThrottledSession();
  return (
    <section aria-label="Memory">
      <Term name="underlying allocators" heading={2}>
        Underlying allocators
      </Term>
      {TARGETS.map((target) => {
        const mode = FAULT_MODES[view.faults[FAULT_TARGETS.indexOf(target)]?.mode ?? 0] ?? 'ok';
        return (
          <fieldset key={target} className="switch inline" aria-label={target}>
            <span className="mono" aria-hidden="true">
              {target}
            </span>
            {FAULT_MODES.map((option) => (
              <button
                type="button"
                key={option}
                aria-pressed={mode === option}
                {...tip(`${target} ${MEANING[option]}`)}
                onClick={() => void setMemory(app, target, option)}
              >
                {option}
              </button>
            ))}
          </fieldset>
        );
      })}
      <FailNext />
    </section>
  );
}
