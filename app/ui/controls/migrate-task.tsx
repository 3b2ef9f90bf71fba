import type { JSX } from 'react';
import type { TaskView } from '../../model/plain-view.ts';
import { migrate } from '../../state/act/commands.ts';
import { isByHand } from '../../state/machine/threads.ts';
import { app } from '../../state/page.ts';
import { CpuSelect } from '../widgets/cpu-select.tsx';

/** Chooses the CPU on which a thread that sleeps inside a command will continue. */
export function MigrateTask({ task }: { readonly task: TaskView }): JSX.Element | null {
  if (!isByHand(task.name) || task.op < 0 || task.activity !== 'blocked') return null;
  return (
    <p className="row">
      It will continue on
      <CpuSelect
        label={`Move ${task.name} to`}
        cpu={task.cpu}
        onChange={(cpu) => void migrate(app, task.name, cpu)}
      />
    </p>
  );
}
