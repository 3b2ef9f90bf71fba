import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheSpec, callerSpec, type Scenario, scenario } from '../../engine/index.ts';
import { createLocalHost } from '../host/local-host.ts';
import type { EngineHost } from '../host/protocol.ts';
import { Overview } from '../model/overview.ts';
import { View } from '../model/view.ts';
import { describeEvent } from '../words/events.ts';
import { allocate, reap } from './act/commands.ts';
import { recreateCache } from './act/recreate.ts';
import { App } from './app.ts';
import { Frames } from './frames.fixture.ts';
import { seek, select, setSession } from './session.ts';
import { startScenario } from './start/sources.ts';

/** A machine whose caches come and go, with an end. */
function machine(title: string, size: number): Scenario {
  const flags = { flags: [], ctor: false, dtor: false, align: 0 } as const;
  return scenario({
    title,
    about: '',
    end: 6,
    caches: [cacheSpec({ id: 'c1', name: 'a', size })],
    callers: [
      callerSpec({
        name: 'busy',
        cache: 'c1',
        pattern: { kind: 'loop', batch: 8, think: 100_000, rounds: 0 },
      }),
    ],
    commands: [
      { at: 2, command: { op: 'create', thread: 't0', cpu: 0, cache: 'c2', name: 'b', size: 64, ...flags } },
      { at: 4, command: { op: 'destroy', thread: 't0', cpu: 0, cache: 'c2' } },
    ],
  });
}

const MACHINES = [machine('one', 1024), machine('two', 30_000)] as const;

/** Engines that hold their answers until the test releases them. */
class SlowEngines {
  readonly #held: (() => void)[] = [];

  readonly make = (): EngineHost => {
    const host = createLocalHost();
    const later = async <T>(ask: () => Promise<T>): Promise<T> => {
      await new Promise<void>((resolve) => this.#held.push(resolve));
      return ask();
    };
    return {
      boot: (start) => later(() => host.boot(start)),
      send: (command, events) => later(() => host.send(command, events)),
      continue: (events) => later(() => host.continue(events)),
      advance: (limits) => later(() => host.advance(limits)),
      dispose: host.dispose,
    };
  };

  /** Releases the oldest or the newest answer, if one is held. */
  release(isNewest: boolean): boolean {
    const next = isNewest ? this.#held.pop() : this.#held.shift();
    next?.();
    return next !== undefined;
  }
}

let frames = new Frames();
let app = new App(createLocalHost);

beforeEach(() => {
  frames = new Frames();
  vi.stubGlobal('requestAnimationFrame', frames.request);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Runs everything that is only waiting for its turn. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Invariants of every state of the session. */
function check(): void {
  const { branches, branch, recording, view, moment, length, focus } = app.session.getState();
  expect(moment).toBeLessThanOrEqual(length);
  expect(length).toBeLessThanOrEqual(recording.length);
  expect(view.moment).toBe(moment);
  expect(branches.find(({ id }) => id === branch)?.recording).toBe(recording);
  if (moment > 0) expect(describeEvent(recording.event(moment - 1), view)).not.toBe('');
  const hasCaches = view.caches.some((cache) => cache !== null);
  if (hasCaches) expect(view.caches[focus] ?? null).not.toBe(null);
}

/** Checks that the view matches one recording at its moment, not a mix of two. */
function checkView(): void {
  const { recording, view, moment } = app.session.getState();
  const fresh = new View();
  recording.seek(fresh, moment);
  expect(view.keep().plain).toEqual(fresh.keep().plain);
}

type Deed = readonly [name: string, run: (engines: SlowEngines) => unknown];

const share = fc.integer({ min: 0, max: 100 });
const direction = fc.constantFrom(1 as const, -1 as const);

/** Whatever users, time or the engine may do next. */
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.boolean().map((newest): Deed => [`answer ${newest}`, (e) => e.release(newest)]),
  },
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 200 }).map((ms): Deed => [`frame ${ms}`, () => frames.run(ms)]),
  },
  fc.constant<Deed>(['play', () => app.playback.toggle()]),
  fc.constant<Deed>(['stop recording ahead', () => app.machine.stopRecording()]),
  fc.constant<Deed>(['allocate', () => allocate(app, 0, 2, 'KM_SLEEP')]),
  fc.constant<Deed>(['reap', () => reap(app, 1)]),
  fc.constant<Deed>(['recreate', () => recreateCache(app)]),
  fc.constantFrom(0, 1, 2, 3).map((id): Deed => [`branch ${id}`, () => app.machine.goToBranch(id)]),
  fc.constantFrom(...MACHINES).map((one): Deed => [`start ${one.title}`, () => startScenario(app, one)]),
  fc.constant<Deed>(['open what is recorded', openRecorded]),
  fc.boolean().map((is): Deed => [`step through ${is}`, () => setSession(app, { stepThrough: is })]),
  fc
    .integer({ min: 1, max: 400 })
    .map((slot): Deed => [`select ${slot}`, () => select(app, { kind: 'object', slot })]),
  fc
    .tuple(fc.constantFrom('event', 'call', 'jiffy', 'mark'), direction)
    .map(([unit, way]): Deed => [`step ${unit} ${way}`, () => app.playback.step(unit, way)]),
  direction.map((way): Deed => [`mark ${way}`, () => app.playback.goToMark(way)]),
  share.map(
    (at): Deed => [`seek ${at} %`, () => seek(app, Math.floor((app.session.getState().length * at) / 100))],
  ),
  fc
    .constantFrom('events' as const, 'time' as const)
    .map(
      (pace): Deed => [`pace ${pace}`, () => setSession(app, { pace, speed: pace === 'time' ? 5 : 5000 })],
    ),
);

function openRecorded(): void {
  const { recording, branches, branch, origin } = app.session.getState();
  const journal = branches.find(({ id }) => id === branch)?.journal ?? [];
  if (origin === null) return;
  const [chunks, strings] = [[...recording.chunks], [...recording.strings]];
  const overview = new Overview();
  for (const chunk of chunks) overview.extend(chunk);
  app.machine.showRecorded({ scenario: origin.scenario, journal, chunks, strings }, '0.0', {
    growth: overview.take(),
    chapters: [],
  });
}

test('no order of playing, acting, branching, opening and stepping shows a moment that does not exist', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 5, maxLength: 40, size: 'max' }), async (list) => {
      const engines = new SlowEngines();
      app = new App(engines.make);
      const started = startScenario(app, MACHINES[0]);
      while (engines.release(false)) await settle();
      await started;
      const faults: unknown[] = [];
      const leave = app.session.subscribe(() => {
        try {
          check();
        } catch (fault) {
          faults.push(fault);
        }
      });
      const running: unknown[] = [];
      for (const [, run] of list) {
        running.push(run(engines));
        await settle();
        expect(faults).toEqual([]);
        checkView();
      }
      app.machine.stopRecording();
      setSession(app, { playing: false });
      do await settle();
      while (engines.release(false));
      await Promise.all(running);
      frames.run(16);
      leave();
      expect(faults).toEqual([]);
      checkView();
      expect(app.session.getState()).toMatchObject({ isBranching: false, isRecording: false, broken: null });
    }),
    { numRuns: 100, seed: 6 },
  );
}, 300_000);
