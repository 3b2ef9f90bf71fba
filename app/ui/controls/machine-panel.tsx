import { type FormEvent, type JSX, useState } from 'react';
import { app, useSession } from '../../state/page.ts';
import {
  figuresOf,
  HZ,
  type MachineFigures,
  machineProblem,
  startOn,
} from '../../state/start/another-machine.ts';
import { Choice } from '../widgets/choice.tsx';
import { Field } from '../widgets/field.tsx';
import { Problem } from '../widgets/problem.tsx';
import { Term } from '../widgets/term.tsx';
import { MachineCosts, type MachineCostsProps } from './machine-costs.tsx';

/** The number in a text; NaN if it is not a whole number. */
function numberIn(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** Costs with the edited ones. */
function withTyped(now: MachineFigures['costs'], typed: MachineCostsProps['typed']): MachineFigures['costs'] {
  const read = Object.entries(typed).map(([name, text]) => [name, numberIn(text)]);
  return { ...now, ...Object.fromEntries(read) };
}

/** The machine: CPUs, memory, jiffies and costs. Changing them restarts it. */
export function MachinePanel(): JSX.Element | null {
  const origin = useSession((session) => session.origin);
  const [cpus, setCpus] = useState<string | null>(null);
  const [memory, setMemory] = useState<string | null>(null);
  const [hz, setHz] = useState<MachineFigures['hz'] | null>(null);
  const [costs, setCosts] = useState<MachineCostsProps['typed']>({});
  if (origin === null) return null;
  const now = figuresOf(origin.scenario);
  const wanted = {
    cpus: cpus === null ? now.cpus : numberIn(cpus),
    memory: memory === null ? now.memory : numberIn(memory),
    hz: hz ?? now.hz,
    costs: withTyped(now.costs, costs),
  };
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(now);
  const problem = machineProblem(wanted);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problem !== null) return;
    setCpus(null);
    setMemory(null);
    setHz(null);
    setCosts({});
    void startOn(app, wanted);
  };
  return (
    <section aria-label="Machine">
      <Term name="machine" heading={2}>
        Machine
      </Term>
      <form className="create" onSubmit={submit}>
        <Field
          label="CPUs (1 to 64)"
          inputMode="numeric"
          text={cpus ?? String(now.cpus)}
          onChange={setCpus}
        />
        <Field
          label="Memory (MiB; 0 = unlimited)"
          inputMode="numeric"
          text={memory ?? String(now.memory)}
          onChange={setMemory}
        />
        <Choice label="Jiffies per second (HZ)" value={wanted.hz} values={HZ} onChange={setHz} />
        <MachineCosts now={now.costs} typed={costs} wanted={wanted.costs} onChange={setCosts} />
        <Problem words={problem} />
        {isChanged && (
          <button type="submit" disabled={problem !== null}>
            Restart with these settings
          </button>
        )}
      </form>
    </section>
  );
}
