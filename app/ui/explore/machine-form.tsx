import type { JSX } from 'react';
import type { Program } from '../../../engine/index.ts';
import { machineWords, timesWords } from '../../words/explore.ts';
import { Check } from '../widgets/check.tsx';
import { Choice } from '../widgets/choice.tsx';
import css from './explore.module.css';
import { explorer, useExploring } from './explorer.ts';

const COUNTS = [0, 1, 2, 3, 4] as const;
const OBJECTS = [1, 2, 4, 8] as const;
const PAUSES = ['locks', 'all'] as const;
const TICKS = ['jiffy', 'timer'] as const;
const PAUSE_WORDS = { locks: 'at locks and waits', all: 'between all steps that are not atomic' };
const TICK_WORDS = { jiffy: 'a jiffy each time', timer: 'until the next timer expires' };

/** The machine of a program, and what may happen on it besides its calls. */
export function MachineForm(): JSX.Element {
  const { program } = useExploring();
  const { tunables, ticks, tick, faults, pauses } = program;
  const objects = tunables.spl_kmem_cache_obj_per_slab ?? 1;
  return (
    <details className={css['machine']}>
      <summary>{machineWords(program)}</summary>
      <div className={css['fields']}>
        <Choice
          label="Threads can be interrupted"
          value={pauses}
          values={PAUSES}
          titleOf={(one) => PAUSE_WORDS[one]}
          onChange={(one) => change({ pauses: one })}
        />
        <Choice
          label="Time may pass"
          value={ticks}
          values={withValue(COUNTS, ticks)}
          titleOf={timesWords}
          onChange={(count) => change({ ticks: count })}
        />
        <Choice
          label="Time passes"
          value={tick}
          values={TICKS}
          titleOf={(one) => TICK_WORDS[one]}
          onChange={(one) => change({ tick: one })}
        />
        <Choice
          label="Objects per slab"
          value={objects}
          values={withValue(OBJECTS, objects)}
          onChange={(count) => tune('spl_kmem_cache_obj_per_slab', count)}
        />
        <Choice
          label="kmalloc may fail"
          value={faults.kmalloc}
          values={withValue(COUNTS, faults.kmalloc)}
          titleOf={timesWords}
          onChange={(kmalloc) => change({ faults: { ...faults, kmalloc } })}
        />
        <Choice
          label="vmalloc may fail"
          value={faults.vmalloc}
          values={withValue(COUNTS, faults.vmalloc)}
          titleOf={timesWords}
          onChange={(vmalloc) => change({ faults: { ...faults, vmalloc } })}
        />
        <MachineChecks />
      </div>
    </details>
  );
}

/** The settings that are on or off. */
function MachineChecks(): JSX.Element {
  const { program } = useExploring();
  const { tunables, threads, migrations } = program;
  const isMoving = threads.some(({ pinned }) => !pinned);
  return (
    <>
      <Check
        label="Magazines age (expire AGE)"
        isOn={((tunables.spl_kmem_cache_expire ?? 2) & 1) === 1}
        onChange={(isOn) => tune('spl_kmem_cache_expire', isOn ? 1 : 2)}
      />
      <Check
        label="A thread may wake up on another CPU"
        isOn={isMoving && migrations > 0}
        onChange={(isOn) =>
          change({
            migrations: isOn ? 1 : 0,
            threads: threads.map((thread) => ({ ...thread, pinned: !isOn })),
          })
        }
      />
      <Check
        label="Callers may break the contract"
        isOn={program.misuse}
        onChange={(misuse) => change({ misuse })}
      />
    </>
  );
}

function change(part: Partial<Program>): void {
  explorer.edit({ ...explorer.store.getState().program, ...part });
}

function tune(name: 'spl_kmem_cache_expire' | 'spl_kmem_cache_obj_per_slab', value: number): void {
  const { tunables } = explorer.store.getState().program;
  change({ tunables: { ...tunables, [name]: value } });
}

/** The usual values, and the current one if it is different. */
function withValue(values: readonly number[], value: number): readonly number[] {
  return values.includes(value) ? values : [...values, value];
}
