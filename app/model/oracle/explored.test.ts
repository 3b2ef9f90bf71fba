import { expect, test } from 'vitest';
import * as KIND from '../../../engine/event/kind.ts';
import { PROGRAMS } from '../../../engine/explore/programs/catalogue.ts';
import { runOf } from '../../../engine/scenario/boot-explored.ts';
import { exploredScenario } from '../../../engine/scenario/scenario.ts';
import { Mirror } from './mirror.ts';
import { Oracle } from './oracle.ts';

/** Long enough for all programs, in ms. */
const END = 20_000;

/** Orders with interruptions, and for each program one without. */
const ORDERS: readonly (readonly [name: string, schedule: string, holds: boolean])[] = [
  ['ageing-outlives-cache', 't w0·3 D2 w0 D5 t w0·2', true],
  ['young-growth-deadlocked', 'A3 w0·3 B4 t B A t A2', true],
  ['deadlocked-without-growth', 'A5 !kmalloc B5 t2 B2 A', true],
  ['reap-before-ref', 'A D12', true],
  ['emergency-while-partial', 'A3 w0·3 A3 B3 t2 B5 w0·3 B', true],
  ...Object.keys(PROGRAMS).map((name) => [name, '', false] as const),
];

test.each(ORDERS)(
  'the view of %s in the order "%s" agrees with the machine after every step',
  (name, schedule, holds) => {
    const mirror = new Mirror();
    const program = PROGRAMS[name];
    if (program === undefined) throw new Error(`no program ${name}`);
    const explored = { program, predicate: program.find, schedule, holds, steps: 0, interruptions: 0 };
    const run = runOf(exploredScenario(explored, 'explored', '', END), mirror);
    expect(run.orderSource).not.toBe('searched again');
    const oracle = new Oracle(run.engine, mirror.view);
    let steps = 0;
    for (let before = -1; before < mirror.emitted && run.engine.panic === null; steps++) {
      before = mirror.emitted;
      run.advance(Number.POSITIVE_INFINITY, before + 1);
      oracle.compareAll(KIND.picked);
    }
    expect(steps).toBeGreaterThan(5);
  },
);
