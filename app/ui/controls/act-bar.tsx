import { Ellipsis } from 'lucide-react';
import { type JSX, useState } from 'react';
import {
  type AllocFlags,
  allocate,
  free,
  freeEverything,
  reap,
  reapAll,
  shrink,
  tick,
} from '../../state/act/commands.ts';
import { doubleFree, foreignFree } from '../../state/act/mistakes.ts';
import { app, useSession } from '../../state/page.ts';
import { Choice } from '../widgets/choice.tsx';
import { CpuSelect } from '../widgets/cpu-select.tsx';
import { Menu, type MenuItem } from '../widgets/menu.tsx';

const COUNTS: readonly number[] = [1, 10, 100];
const FLAGS: readonly AllocFlags[] = ['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE'];
/** Objects that a pass of the kernel's shrinker asks for. */
const SCAN = 128;

/** Actions on the cache in focus, on a chosen CPU. */
export function ActBar(): JSX.Element {
  const cpus = useSession((session) => session.cpus);
  const [chosen, setCpu] = useState(0);
  const [count, setCount] = useState(1);
  const [flags, setFlags] = useState<AllocFlags>('KM_SLEEP');
  const cpu = Math.min(chosen, cpus - 1);
  return (
    <div className="act-bar" role="toolbar" aria-label="Act on the machine">
      <CpuSelect label="CPU" cpu={cpu} onChange={setCpu} />
      <Choice
        label="objects"
        isLabelHidden
        value={count}
        values={COUNTS}
        titleOf={(n) => `× ${n}`}
        onChange={setCount}
      />
      <button type="button" className="primary" onClick={() => void allocate(app, cpu, count, flags)}>
        Allocate
      </button>
      <Choice label="flags" isLabelHidden className="mono" value={flags} values={FLAGS} onChange={setFlags} />
      <button type="button" onClick={() => void free(app, cpu, count)}>
        Free
      </button>
      <span className="rule" />
      <button
        type="button"
        title="spl_kmem_cache_reap_now() on the cache in focus"
        onClick={() => void reap(app, cpu)}
      >
        Reap
      </button>
      <button type="button" title="spl_kmem_reap(): all caches" onClick={() => void reapAll(app, cpu)}>
        Reap all
      </button>
      <span className="rule" />
      <ShrinkerButtons cpu={cpu} />
      <Menu
        label={<Ellipsis size={16} aria-hidden="true" />}
        name="More…"
        title="More…"
        className="icon"
        items={moreActions(cpu)}
      />
      <span className="rule" />
      <TimeButtons />
    </div>
  );
}

/** What the kernel asks of the shrinker. */
function ShrinkerButtons({ cpu }: { readonly cpu: number }): JSX.Element {
  return (
    <>
      <span className="group-name" aria-hidden="true">
        Shrinker
      </span>
      <button
        type="button"
        aria-label="Shrinker count"
        title="Asks the shrinker how many objects it could free"
        onClick={() => void shrink(app, cpu, 0)}
      >
        Count
      </button>
      <button
        type="button"
        title={`Asks the shrinker to scan ${SCAN} objects`}
        aria-label="Shrinker scan"
        onClick={() => void shrink(app, cpu, SCAN)}
      >
        Scan
      </button>
    </>
  );
}

/** Lets time pass. */
function TimeButtons(): JSX.Element {
  const hz = useSession((session) => session.hz);
  return (
    <>
      <button type="button" onClick={() => void tick(app, 1)}>
        + 1 jiffy
      </button>
      <button type="button" onClick={() => void tick(app, Math.round(hz / 10))}>
        + 0.1 s
      </button>
      <button type="button" onClick={() => void tick(app, 15 * hz)}>
        + 15 s
      </button>
    </>
  );
}

/** Actions that are rare, or that a correct caller never takes. */
function moreActions(cpu: number): readonly MenuItem[] {
  return [
    {
      title: 'Free everything',
      detail: 'frees all objects of the cache that callers hold',
      run: () => void freeEverything(app, cpu),
    },
    { title: 'Double free', detail: 'frees an object twice', run: () => void doubleFree(app, cpu) },
    {
      title: 'Free into the wrong cache',
      detail: 'frees an object into another cache',
      run: () => void foreignFree(app, cpu),
    },
  ];
}
