import { type FormEvent, type JSX, useState } from 'react';
import { vary } from '../model/sweep/plan.ts';
import { restartAs } from '../state/restart.ts';
import { useSession } from '../state/session.ts';

const HZ = [100, 250, 300, 1000] as const;

/** The machine itself: cpus, memory and jiffies. Another machine begins anew. */
export function MachinePanel(): JSX.Element | null {
  const origin = useSession((session) => session.origin);
  const [cpus, setCpus] = useState('');
  const [memory, setMemory] = useState('');
  const [hz, setHz] = useState<number | null>(null);
  if (origin === null) return null;
  const { scenario } = origin;
  const now = {
    cpus: String(scenario.machine.cpus),
    memory: String(scenario.memory?.mib ?? 0),
    hz: scenario.machine.hz,
  };
  const wanted = {
    cpus: cpus === '' ? now.cpus : cpus,
    memory: memory === '' ? now.memory : memory,
    hz: hz ?? now.hz,
  };
  const isChanged = wanted.cpus !== now.cpus || wanted.memory !== now.memory || wanted.hz !== now.hz;
  const problem = problemOf(wanted.cpus, wanted.memory);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problem !== null) return;
    const withCpus = wanted.cpus === now.cpus ? scenario : vary(scenario, 'cpus', Number(wanted.cpus));
    const mib = Number(wanted.memory);
    const withMemory =
      wanted.memory === now.memory
        ? withCpus
        : mib === 0
          ? { ...withCpus, memory: null }
          : vary(withCpus, 'memory', mib);
    const changed = { ...withMemory, machine: { ...withMemory.machine, hz: wanted.hz } };
    setCpus('');
    setMemory('');
    setHz(null);
    void restartAs(
      changed,
      `Another machine began: ${wanted.cpus} cpus, ${mib === 0 ? 'memory without end' : `${mib} MiB`}, HZ ${wanted.hz}.`,
    );
  };
  return (
    <section aria-label="Machine">
      <h2>Machine</h2>
      <form className="create" onSubmit={submit}>
        <label>
          CPUs (1 to 64)
          <input inputMode="numeric" value={wanted.cpus} onChange={(event) => setCpus(event.target.value)} />
        </label>
        <label>
          Memory (MiB, 0: without end)
          <input
            inputMode="numeric"
            value={wanted.memory}
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

function problemOf(cpus: string, memory: string): string | null {
  if (!/^\d+$/.test(cpus) || Number(cpus) < 1 || Number(cpus) > 64)
    return 'CPUs: a whole number from 1 to 64.';
  if (!/^\d+$/.test(memory) || Number(memory) > 4096) return 'Memory: 0 to 4096 MiB.';
  return null;
}
