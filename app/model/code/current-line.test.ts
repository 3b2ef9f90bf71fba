import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FN, FUNCTIONS } from '../../../engine/index.ts';
import { ExampleMachine } from '../example-machine.fixture.ts';
import { CodeIndex } from './code-index.ts';
import { currentLine, frameOfLast, wholeCallLine } from './current-line.ts';
import { cFunction } from './functions.ts';

const folder = new URL('../../../engine/spl/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
const index = new CodeIndex(files);

/** The line at which the function of the last of `moment` events is, as text. */
function lineAt(m: ExampleMachine, moment: number): string {
  const frame = frameOfLast(m.recording, moment);
  if (frame === null) return '';
  const line = wholeCallLine(index, m.recording, moment) ?? currentLine(index, m.recording, moment, frame);
  return index.function(FUNCTIONS[frame.fn] ?? '')?.lines[line]?.trim() ?? '';
}

/** The events of a function, with the line of each. */
function linesOf(m: ExampleMachine, fn: string): string[] {
  return m.emitted.flatMap((_, i) => {
    const event = m.recording.event(i);
    return event.fn === fn ? [`${event.kind}: ${lineAt(m, i + 1)}`] : [];
  });
}

describe('the engine’s own source', () => {
  test('has every function of the reference', () => {
    expect(FUNCTIONS.filter((name) => name !== 'none' && index.function(name) === null)).toEqual([]);
  });
});

test('a function is shown with its slow path, but not with its helpers', () => {
  const alloc = index.function('spl_kmem_cache_alloc')?.lines.join('\n') ?? '';
  expect(alloc).toContain('\nfunction* allocSlowly(');
  expect(alloc).not.toContain('function construct(');
});

describe('the line that an event comes from', () => {
  test('follows a refill from the lock through the growth to the objects taken', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    const lines = linesOf(m, 'spl_cache_refill');
    expect(lines[0]).toBe('entered: const caller = enter(k, FN.spl_cache_refill);');
    expect(lines.slice(1, 5)).toEqual([
      'lock: yield* spin_lock(k, skc.skc_lock);',
      'lock: spin_unlock(k, skc.skc_lock);',
      'irq: local_irq_enable(k);',
      'irq: local_irq_disable(k);',
    ]);
    expect(lines.at(-1)).toMatch(/^left: return leave\(k, caller/);
  });

  test('distinguishes set from cleared bits, and fields from each other', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    expect(linesOf(m, 'spl_cache_grow')).toContain('flag: if (!test_and_set_bit(k, KMC_BIT_GROWING, skc)) {');
    expect(linesOf(m, 'spl_cache_grow_work')).toEqual(
      expect.arrayContaining([
        'slabAdded: numberSlab(k, sks);',
        'flag: clear_bit(k, KMC_BIT_GROWING, skc);',
        'wakeCalled: wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));',
      ]),
    );
    expect(linesOf(m, 'spl_slab_alloc').slice(-2)).toEqual([
      'slabCarved: emitSlab(k, sks);',
      'left: return leave(k, caller, sks);',
    ]);
    expect(linesOf(m, 'spl_magazine_create')).toContain(
      "cacheField: emitCacheField(k, skc, 'magRefill', skc.skc_mag_refill);",
    );
  });

  test('follows a wake-up to the call that caused it, and the branch that was taken', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    expect(linesOf(m, 'spl_cache_grow')).toContain(
      'woken: taskq_dispatch_ent(k, k.spl_kmem_cache_taskq, FN.spl_cache_grow_work, skc.index, run);',
    );
    expect(linesOf(m, 'spl_cache_grow_work')).toContain(
      'woken: wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));',
    );
    expect(linesOf(m, 'spl_magazine_alloc')).toContain('left: return leave(k, caller, skm);');
    expect(linesOf(m, 'spl_kmem_cache_alloc')).toContain('alloc: emit(k, KIND.alloc, obj, skc.index);');
  });

  test('is the allocation that failed', () => {
    const m = new ExampleMachine();
    m.do({ op: 'memory', target: 'kmalloc', failNext: 1, skip: 3 });
    m.create();
    const lines = linesOf(m, 'spl_magazine_alloc');
    expect(lines.slice(1)).toEqual([
      'faultCount: if (kmalloc(k, GFP_KERNEL)) {',
      'kmallocFail: if (kmalloc(k, GFP_KERNEL)) {',
      'left: return leave(k, caller, skm);',
    ]);
  });

  test('of a return is the one that was taken', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.do({ op: 'alloc', thread: 't1', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'o2' });
    m.do({ op: 'alloc', thread: 't2', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'o3' });
    m.do({ op: 'alloc', thread: 't3', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'o4' });
    m.do({ op: 'alloc', thread: 't4', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'o5' });
    m.do({ op: 'tick', n: 50 });
    expect(linesOf(m, 'spl_slab_size').at(-1)).toBe('left: return leave(k, caller, 0);');
    expect(linesOf(m, 'spl_emergency_alloc').at(-1)).toBe('left: return leave(k, caller, ske.slot);');
    m.do({ op: 'memory', target: 'vmalloc', mode: 'fail' });
    expect(linesOf(m, 'spl_slab_alloc').at(-1)).toBe(
      'left: if (base === NULL_PAGE) return leave(k, caller, null);',
    );
  });

  test('of a caller is its call of the inner function', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    const at = m.emitted.findIndex(
      ({ kind }, i) => kind === 'blocked' && m.recording.event(i).fn === 'spl_cache_grow',
    );
    const { task } = m.recording.event(at);
    const frame = { task, fn: FN.spl_cache_refill, inner: 1 };
    const line = currentLine(index, m.recording, at + 1, frame);
    expect(index.function('spl_cache_refill')?.lines[line]?.trim()).toBe(
      'const rc = yield* spl_cache_grow(k, skc, flags);',
    );
  });

  test('is a specific line for nearly all events inside the allocator', () => {
    const m = new ExampleMachine();
    m.create({ ctor: true, dtor: true });
    m.alloc(9);
    for (let n = 1; n <= 6; n++) m.do({ op: 'free', thread: 't0', cpu: 0, obj: `o${n}` });
    m.do({ op: 'reap', thread: 't1', cpu: 0, cache: 'c1', count: 0 });
    const lost = m.emitted.flatMap((_, i) => {
      const event = m.recording.event(i);
      const isLost = event.fn !== 'none' && event.kind !== 'entered' && /function/.test(lineAt(m, i + 1));
      return isLost ? [`${event.fn} ${event.kind}`] : [];
    });
    expect(
      [...new Set(lost)].filter((one) => !/ (woken|scheduled|taskRun|blocked|cacheCreated)$/.test(one)),
    ).toEqual([]);
  });
});

describe('a C function', () => {
  const text = [
    'static int answer(int);',
    '',
    '/*',
    ' * answer() is called below.',
    ' */',
    'static int',
    'answer(int of)',
    '{',
    '\treturn (of);',
    '}',
    '',
    'int use(void) {',
    '\treturn (answer(1));',
    '}',
  ].join('\n');

  test('is found by its definition, with its type', () => {
    expect(cFunction('x.c', text, 'answer')).toMatchObject({ line: 6, lines: { length: 5 } });
    expect(cFunction('x.c', text, 'use')?.lines[0]).toBe('int use(void) {');
    expect(cFunction('x.c', text, 'nothing')).toBeNull();
  });
});
