import { ExampleMachine } from '../model/example-machine.fixture.ts';
import type { View } from '../model/view.ts';
import type { Scene } from './scene.ts';
import { SceneMaker } from './scene-maker.ts';

/** A scene of a view at the size of a desktop screen, for examples: 2 CPUs, 10 jiffies a second. */
export function exampleScene(view: View, maker: SceneMaker = new SceneMaker(), width = 820): Scene {
  return maker.make({ view, focus: 0, cpus: 2, hz: 10, width, height: 660, queuedAt: () => -1 }, null);
}

/** A cache with 4 objects per slab and ten allocated, some of them freed again. */
export function busyMachine(): ExampleMachine {
  const m = new ExampleMachine();
  m.create();
  m.alloc(10);
  for (const obj of ['o2', 'o5', 'o6']) m.do({ op: 'free', thread: 't0', cpu: 1, obj });
  return m;
}

/** A cache whose growth stalls until it deadlocks: with a slab being grown, a lit lamp and emergency objects. */
export function deadlockedMachine(): ExampleMachine {
  const m = new ExampleMachine();
  m.create();
  m.alloc(4);
  m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
  for (let n = 0; n < 5; n++) {
    m.do({ op: 'alloc', thread: `t${n + 1}`, cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: `e${n}` });
    m.do({ op: 'tick', n: 2 });
  }
  return m;
}
