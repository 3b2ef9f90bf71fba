import { type FormEvent, type JSX, useState } from 'react';
import { figuresOf, HZ, machineProblem, startOn } from '../state/another-machine.ts';
import { useSession } from '../state/session.ts';

/** A figure as it is typed: nothing is no number. */
function numberIn(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** The machine itself: cpus, memory and jiffies. Another machine begins anew. */
export function MachinePanel(): JSX.Element | null {
  const origin = useSession((session) => session.origin);
  const [cpus, setCpus] = useState<string | null>(null);
  const [memory, setMemory] = useState<string | null>(null);
  const [hz, setHz] = useState<number | null>(null);
  if (origin === null) return null;
  const now = figuresOf(origin.scenario);
  const wanted = {
    cpus: cpus === null ? now.cpus : numberIn(cpus),
    memory: memory === null ? now.memory : numberIn(memory),
    hz: hz ?? now.hz,
  };
  const isChanged = wanted.cpus !== now.cpus || wanted.memory !== now.memory || wanted.hz !== now.hz;
  const problem = machineProblem(wanted.cpus, wanted.memory);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problem !== null) return;
    setCpus(null);
    setMemory(null);
    setHz(null);
    void startOn(wanted);
  };
  return (
    <section aria-label="Machine">
      <h2>Machine</h2>
      <form className="create" onSubmit={submit}>
        <label>
          CPUs (1 to 64)
          <input
            inputMode="numeric"
            value={cpus ?? String(now.cpus)}
            onChange={(event) => setCpus(event.target.value)}
          />
        </label>
        <label>
          Memory (MiB, 0: without end)
          <input
            inputMode="numeric"
            value={memory ?? String(now.memory)}
            onChange={(event) => setMemory(event.target.value)}
          />
        </label>
        <label>
          Jiffies a second (HZ)
          <select value={wanted.hz} onChange={(event) => setHz(Number(event.target.value))}>
            {HZ.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </label>
        {problem !== null && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {isChanged && (
          <button type="submit" disabled={problem !== null}>
            Start again as this machine
          </button>
        )}
      </form>
    </section>
  );
}
