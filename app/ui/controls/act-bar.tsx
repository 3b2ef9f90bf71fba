import { Ellipsis } from 'lucide-react';
import { type JSX, useState } from 'react';
import type { AllocFlags } from '../../state/act/commands.ts';
import { useSession } from '../../state/page.ts';
import {
  allocateAction,
  COUNTS,
  FLAGS,
  freeAction,
  rareActions,
  reclaimActions,
  tickActions,
} from '../actions/act.ts';
import { labelOf } from '../actions/action.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { Choice } from '../widgets/choice.tsx';
import { CpuSelect } from '../widgets/cpu-select.tsx';
import { Menu } from '../widgets/menu.tsx';
import { ABOUT_TO_ACT } from './about-to-act.ts';

/** Actions on the cache in focus, on a chosen CPU. */
export function ActBar(): JSX.Element {
  const cpus = useSession((session) => session.cpus);
  const [chosen, setCpu] = useState(0);
  const [count, setCount] = useState(1);
  const [flags, setFlags] = useState<AllocFlags>('KM_SLEEP');
  const cpu = Math.min(chosen, cpus - 1);
  const reclaim = reclaimActions(cpu);
  return (
    <div className="act-bar" role="toolbar" aria-label="Act on the machine" {...ABOUT_TO_ACT}>
      <CpuSelect label="CPU" cpu={cpu} onChange={setCpu} />
      <Choice
        label="objects"
        isLabelHidden
        value={count}
        values={COUNTS}
        titleOf={(n) => `× ${n}`}
        onChange={setCount}
      />
      <ActionButton action={allocateAction(cpu, count, flags)} className="primary" />
      <Choice label="flags" isLabelHidden className="mono" value={flags} values={FLAGS} onChange={setFlags} />
      <ActionButton action={freeAction(cpu, count)} />
      <span className="rule" />
      <ActionButton action={reclaim.reap} />
      <ActionButton action={reclaim.reapAll} />
      <span className="rule" />
      <ShrinkerButtons cpu={cpu} />
      <Menu
        label={<Ellipsis size={16} aria-hidden="true" />}
        name="More…"
        hint="More…"
        className="icon"
        items={rareActions(cpu).map((action) => ({ ...action, title: labelOf(action) }))}
      />
      <span className="rule" />
      <TimeButtons />
    </div>
  );
}

/** What the kernel asks of the shrinker. */
function ShrinkerButtons({ cpu }: { readonly cpu: number }): JSX.Element {
  const { count, scan } = reclaimActions(cpu);
  return (
    <>
      <span className="group-name" aria-hidden="true">
        Shrinker
      </span>
      {[count, scan].map((action) => (
        <ActionButton key={action.id} action={action} aria-label={action.title} />
      ))}
    </>
  );
}

/** Lets time pass. */
function TimeButtons(): JSX.Element {
  const hz = useSession((session) => session.hz);
  return (
    <>
      {tickActions(hz).map((action) => (
        <ActionButton key={action.title} action={action} />
      ))}
    </>
  );
}
