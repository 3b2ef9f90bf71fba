import { FAULT_TARGETS } from '../../../engine/index.ts';
import { failNext, setMemory } from '../../state/act/commands.ts';
import { pressCurve, setPressure, squeeze, watchPressure } from '../../state/act/pressure.ts';
import { app, useSession } from '../../state/page.ts';
import { type Action, type Group, type Table, table } from './action.ts';

const MODES = ['ok', 'fail', 'stall'] as const;
const group: Group = 'Memory';

function isLimited(): boolean {
  return useSession.getState().view.memory.frames > 0;
}

/** Memory pressure: other processes that want memory. */
const PRESSURE: Table<'applyCurve' | 'replay' | 'squeeze' | 'release'> = table('pressure', group, {
  applyCurve: {
    title: 'Apply the pressure curve',
    detail: 'memory pressure as drawn',
    isAvailable: isLimited,
    run: () => void pressCurve(app),
  },
  replay: {
    title: 'Replay the pressure',
    detail: 'plays it from the beginning',
    isAvailable: isLimited,
    run: () => void watchPressure(app),
  },
  squeeze: {
    title: 'Squeeze memory',
    detail: 'memory pressure that rises and falls again',
    isAvailable: isLimited,
    run: () => void squeeze(app),
  },
  release: {
    title: 'End memory pressure',
    detail: 'other processes give their memory back',
    isAvailable: isLimited,
    run: () => void setPressure(app, 0),
  },
});

/** How the allocators below the caches answer, their failures, and memory pressure. */
export function memoryActions(): readonly Action[] {
  const modes = (['vmalloc', 'pages'] as const).flatMap((target) =>
    MODES.map((mode) => ({
      id: 'memory.mode',
      title: `${target}: ${mode}`,
      detail: 'underlying allocators',
      group,
      run: () => void setMemory(app, target, mode),
    })),
  );
  const failures = FAULT_TARGETS.map((target) => ({
    id: 'memory.failNext',
    title: `Fail the next 1 of ${target}`,
    detail: `or type: fail next 3 ${target}`,
    group,
    run: () => void failNext(app, target, 1),
  }));
  return [...modes, ...failures, ...Object.values(PRESSURE)];
}
