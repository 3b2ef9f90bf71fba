import { Plus, Square } from 'lucide-react';
import { type JSX, useState } from 'react';
import type { CallerSpec, Pattern } from '../../engine/index.ts';
import { callerSpec } from '../../engine/index.ts';
import { focusedId, startCaller, stopCaller } from '../state/commands.ts';
import { useSession } from '../state/session.ts';

/** Patterns to choose from, by the words on the button; figures are a start that can be seen at once. */
const PATTERNS: Readonly<Record<string, (rate: number, size: number) => Pattern>> = {
  'a steady stream': (rate) => ({
    kind: 'steady',
    rate,
    arrivals: 'poisson',
    lifetime: { kind: 'exponential', mean: 100 },
  }),
  bursts: (rate, size) => ({ kind: 'burst', size, every: (1000 * size) / rate, hold: (500 * size) / rate }),
  'a sawtooth': (rate, size) => ({ kind: 'sawtooth', size, period: (1000 * size) / rate }),
  'a leak': (rate) => ({ kind: 'leak', rate }),
  'a tight loop': (_, size) => ({ kind: 'loop', batch: size, think: 50, rounds: 0 }),
};

const KINDS = Object.keys(PATTERNS);

/** Who uses the machine's caches by itself: what callers have done, and a way to add, replace and end them. */
export function CallersPanel(): JSX.Element {
  const callers = useSession((session) => session.callers);
  const [isAdding, setAdding] = useState(false);
  return (
    <section aria-label="Callers">
      <h2>Callers</h2>
      <ul className="callers">
        {callers.map(({ name, calls, failures }) => (
          <li key={name}>
            <span className="caller-name">{name}</span>
            <span className="mono dim">
              {calls.toLocaleString('en')} calls
              {failures > 0 ? ` · ${failures.toLocaleString('en')} NULL` : ''}
            </span>
            <button
              type="button"
              className="quiet icon"
              aria-label={`End ${name}`}
              onClick={() => void stopCaller(name)}
            >
              <Square size={12} />
            </button>
          </li>
        ))}
        {callers.length === 0 && <li className="dim">Nobody: only what you do by hand happens.</li>}
      </ul>
      <button type="button" className="icon" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
        <Plus size={14} /> Add a caller
      </button>
      {isAdding && <AddCaller count={callers.length} onDone={() => setAdding(false)} />}
    </section>
  );
}

function AddCaller({ count, onDone }: { readonly count: number; readonly onDone: () => void }): JSX.Element {
  const [kind, setKind] = useState(KINDS[0] ?? '');
  const [rate, setRate] = useState(1000);
  const [size, setSize] = useState(64);
  const [threads, setThreads] = useState(1);
  const isRight = rate > 0 && rate <= 1e6 && size >= 1 && size <= 1e6 && threads >= 1 && threads <= 64;
  const add = (): void => {
    const cache = focusedId();
    const pattern = PATTERNS[kind]?.(rate, Math.round(size));
    if (cache === null || pattern === undefined) return;
    const spec: CallerSpec = callerSpec({
      name: `${kind.replace(/^an? /, '')} ${count + 1}`,
      cache,
      threads: Math.round(threads),
      pattern,
    });
    void startCaller(spec);
    onDone();
  };
  return (
    <form
      className="create"
      aria-label="New caller"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) add();
      }}
    >
      <label>
        It makes
        <select value={kind} onChange={(event) => setKind(event.target.value)}>
          {KINDS.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Figure label="objects a second" value={rate} set={setRate} />
      <Figure label="objects at a time" value={size} set={setSize} />
      <Figure label="threads" value={threads} set={setThreads} />
      {!isRight && (
        <p className="problem" role="alert">
          1 to 1,000,000 objects, 1 to 64 threads.
        </p>
      )}
      <button type="submit" className="primary" disabled={!isRight}>
        Begin on the cache in focus
      </button>
    </form>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly set: (value: number) => void;
}

function Figure({ label, value, set }: FigureProps): JSX.Element {
  return (
    <label>
      {label}
      <input type="number" min={1} value={value} onChange={(event) => set(Number(event.target.value))} />
    </label>
  );
}
