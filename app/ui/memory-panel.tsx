import type { JSX } from 'react';
import { FAULT_MODES, FAULT_TARGETS } from '../../engine/index.ts';
import { setMemory } from '../state/commands.ts';
import { useSession } from '../state/session.ts';

const TARGETS = ['vmalloc', 'pages'] as const;
const MEANING = { ok: 'gives memory', fail: 'refuses', stall: 'makes callers wait' } as const;

/** How the allocators below behave: so that growth can be made to fail or to hang. */
export function MemoryPanel(): JSX.Element {
  const { view } = useSession();
  return (
    <section aria-label="Memory">
      <h2>Allocators below</h2>
      {TARGETS.map((target) => {
        const mode = FAULT_MODES[view.faults[FAULT_TARGETS.indexOf(target)]?.mode ?? 0] ?? 'ok';
        return (
          <fieldset key={target} className="switch">
            <legend className="mono">{target}</legend>
            {FAULT_MODES.map((option) => (
              <button
                type="button"
                key={option}
                aria-pressed={mode === option}
                title={`${target} ${MEANING[option]}`}
                onClick={() => void setMemory(target, option)}
              >
                {option}
              </button>
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}
