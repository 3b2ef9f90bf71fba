import type { Lifetime, Pattern } from '../command/caller-spec.ts';
import { AlarmQueue } from '../kernel/alarm-queue.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { spend } from '../kernel/sleep.ts';
import type { Obj } from '../spl/types.ts';
import { NS_PER_MS, NS_PER_S, NS_PER_US } from '../units.ts';
import type { Caller } from './caller.ts';
import type { Random } from './random.ts';

type PatternOf<K extends Pattern['kind']> = Extract<Pattern, { readonly kind: K }>;

/** The work of a caller's thread, by its pattern; for pipes, which need two threads, see pipe.ts. */
export function patternBody(caller: Caller): Coroutine<void> {
  const { pattern } = caller.spec;
  switch (pattern.kind) {
    case 'steady':
      return arrivals(caller, () => gap(caller.random, pattern.arrivals, pattern.rate), pattern.lifetime);
    case 'ramp':
      return ramp(caller, pattern);
    case 'leak':
      return arrivals(caller, () => NS_PER_S / pattern.rate, { kind: 'forever' });
    case 'burst':
      return bursts(caller, pattern);
    case 'sawtooth':
      return sawtooth(caller, pattern);
    case 'loop':
      return loop(caller, pattern);
    case 'pipe':
      throw new Error('a pipe has two threads: see startPipe()');
    case 'replay':
      throw new Error('threads of a replay share their objects: see startReplay()');
  }
}

function ramp(caller: Caller, pattern: PatternOf<'ramp'>): Coroutine<void> {
  const begin = caller.spec.start * NS_PER_MS;
  const rate = (): number => {
    const done = Math.min(1, Math.max(0, caller.k.now - begin) / (pattern.over * NS_PER_MS));
    return pattern.from + (pattern.to - pattern.from) * done;
  };
  return arrivals(caller, () => gap(caller.random, pattern.arrivals, rate()), pattern.lifetime);
}

/** Allocates objects one by one and frees each after its lifetime. */
function* arrivals(caller: Caller, nextGap: () => number, lifetime: Lifetime): Coroutine<void> {
  const { k } = caller;
  const deaths = new AlarmQueue<Obj>();
  let next = k.now + nextGap();
  while (!caller.isOver) {
    while (deaths.first <= k.now) yield* giveFirst(caller, deaths);
    if (next <= k.now) {
      const obj = yield* caller.allocate();
      // Arrivals that a pause held up are skipped, not made up for.
      next = Math.max(next, caller.resumed) + nextGap();
      if (obj !== 0) deaths.add(k.now + lifeOf(lifetime, caller.random), obj);
      continue;
    }
    yield* caller.rest(Math.min(next, deaths.first, caller.stop));
  }
  if (lifetime.kind === 'forever') return;
  while (deaths.size > 0) yield* giveFirst(caller, deaths);
}

function* giveFirst(caller: Caller, deaths: AlarmQueue<Obj>): Coroutine<void> {
  const obj = deaths.shift();
  if (obj !== null) yield* caller.release(obj);
}

function* bursts(caller: Caller, { size, every, hold }: PatternOf<'burst'>): Coroutine<void> {
  const { k } = caller;
  while (!caller.isOver) {
    const begin = k.now;
    const held: Obj[] = [];
    for (let i = 0; i < size && !caller.isOver; i++) {
      const obj = yield* caller.allocate();
      if (obj !== 0) held.push(obj);
    }
    yield* caller.rest(Math.min(k.now + hold * NS_PER_MS, caller.stop));
    for (const obj of held) yield* caller.release(obj);
    if (!caller.isOver) yield* caller.rest(Math.min(begin + every * NS_PER_MS, caller.stop));
  }
}

function* sawtooth(caller: Caller, { size, period }: PatternOf<'sawtooth'>): Coroutine<void> {
  const { k } = caller;
  const step = (period * NS_PER_MS) / size;
  while (!caller.isOver) {
    const begin = k.now;
    const held: Obj[] = [];
    for (let i = 0; i < size && !caller.isOver; i++) {
      const obj = yield* caller.allocate();
      if (obj !== 0) held.push(obj);
      yield* caller.rest(Math.min(begin + (i + 1) * step, caller.stop));
    }
    for (const obj of held) yield* caller.release(obj);
  }
}

function* loop(caller: Caller, { batch, think, rounds }: PatternOf<'loop'>): Coroutine<void> {
  const { k } = caller;
  const held = new Int32Array(batch);
  for (let round = 0; !caller.isOver && (rounds === 0 || round < rounds); round++) {
    for (let i = 0; i < batch; i++) held[i] = yield* caller.allocate();
    spend(k, think * NS_PER_US);
    if (k.now > k.horizon) yield;
    for (let i = 0; i < batch; i++) yield* caller.release(held[i] ?? 0);
  }
}

/** Ns until the next arrival at `rate` a second. */
function gap(random: Random, arrivals: 'regular' | 'poisson', rate: number): number {
  const mean = NS_PER_S / Math.max(rate, 1e-6);
  return arrivals === 'regular' ? mean : random.exponential(mean);
}

/** Ns that an object lives. */
function lifeOf(lifetime: Lifetime, random: Random): number {
  switch (lifetime.kind) {
    case 'fixed':
      return lifetime.ms * NS_PER_MS;
    case 'exponential':
      return random.exponential(lifetime.mean * NS_PER_MS);
    case 'logNormal':
      return random.logNormal(lifetime.median * NS_PER_MS, lifetime.sigma);
    case 'forever':
      return Number.POSITIVE_INFINITY;
  }
}
