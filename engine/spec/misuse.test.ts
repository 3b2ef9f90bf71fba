import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, CommandError } from '../command/command.ts';
import type { Event } from '../event/event.ts';
import { Machine, only } from './machine.ts';
import { anyCommand, wrongFree } from './random-commands.ts';

/** Frees an object into a cache without checking its owner. */
function misuse(m: Machine, slot: number | undefined, cpu = 0, cache = 'c1'): Event[] {
  return m.do({ op: 'free', thread: 't0', cpu, obj: `#${slot}`, cache });
}

/** A machine whose first cache has `out` objects out, and their slots. */
function withObjects(out: number, cpus = 2): { m: Machine; slots: number[]; names: string[] } {
  const m = new Machine({}, cpus);
  m.create();
  const slots: number[] = [];
  const names = Array.from({ length: out }, () => {
    const [name = ''] = m.alloc();
    slots.push(m.result() ?? 0);
    return name;
  });
  return { m, slots, names };
}

describe('frees that no caller should make', () => {
  test('MIS1: a second free of an object goes undetected, and the object is in magazines twice', () => {
    const { m, slots, names } = withObjects(1);
    m.free(names);
    misuse(m, slots[0], 1);
    expect(m.engine.panic).toBeNull();
    expect(m.cache()?.magazines.map(({ objs }) => objs.at(-1))).toEqual(['s1.1', 's1.1']);
  });

  test('MIS2: after a double free two callers get the same object', () => {
    const { m, slots, names } = withObjects(1);
    m.free(names);
    misuse(m, slots[0]);
    m.alloc();
    const first = m.result();
    m.alloc();
    expect([first, m.result()]).toEqual([slots[0], slots[0]]);
  });

  test('MIS3: an object returned twice points to itself on the free list, and is handed out again and again', () => {
    const { m, slots, names } = withObjects(4, 1);
    m.free(names.slice(0, 1));
    misuse(m, slots[0]);
    m.free(names.slice(1));
    misuse(m, slots[0]);
    m.alloc(4);
    const given = new Set<number | undefined>();
    for (let i = 0; i < 2; i++) {
      m.alloc();
      given.add(m.result());
    }
    expect([...given]).toEqual([slots[0]]);
  });

  test('MIS4: freeing a slab whose free list is circular never ends', () => {
    const { m, slots, names } = withObjects(4, 1);
    m.free(names.slice(0, 2));
    misuse(m, slots[0]);
    misuse(m, slots[1]);
    m.do({ op: 'destroy', thread: 't0', cpu: 0, cache: 'c1' });
    expect(m.engine.panic).toMatchObject({ check: 'BUG', fn: 'spl_slab_reclaim' });
  });

  test('MIS5: an object of another cache is accepted without a check, and handed out', () => {
    const { m, slots } = withObjects(1);
    m.create({ cache: 'c2' });
    misuse(m, slots[0], 0, 'c2');
    expect(m.engine.panic).toBeNull();
    m.alloc(1, 0, 'KM_SLEEP', 't0', 'c2');
    expect(m.result()).toBe(slots[0]);
  });

  test.each([
    [256, 'sks->sks_cache == skc'],
    [512, 'sko->sko_magic == SKO_MAGIC'],
  ])(
    'MIS6: when flushed, a 256-byte object in a cache of %d-byte objects fails the ASSERT of %s',
    (size, expr) => {
      const { m, slots } = withObjects(1);
      m.create({ cache: 'c2', size });
      misuse(m, slots[0], 0, 'c2');
      m.do({ op: 'reap', thread: 't0', cpu: 0, cache: 'c2', count: 0 });
      expect(m.engine.panic).toMatchObject({ check: 'ASSERT', expr, fn: 'spl_cache_shrink' });
    },
  );

  /** A machine of one CPU whose cache c1 has one emergency object, and its slot. */
  function withEmergency(): { m: Machine; slot: number; name: string } {
    const m = new Machine({}, 1);
    m.create();
    m.vmalloc('stall');
    const [name = ''] = m.alloc();
    m.tick(2);
    const slot = m.result() ?? 0;
    m.vmalloc('ok');
    expect(m.cache()?.emergency).not.toBeNull();
    return { m, slot, name };
  }

  test('MIS7: an emergency object that is freed twice is handed out though its pages are free', () => {
    const { m, slot, name } = withEmergency();
    m.free([name]);
    const events = misuse(m, slot);
    expect(m.cache()?.magazines[0]?.objs).toEqual([`#${slot}`]);
    expect(only(events, 'freePages')).toEqual([]);
    m.alloc();
    expect(m.result()).toBe(slot);
  });

  test('MIS8: an emergency object of another cache is handed out, and stays in the tree of its own cache', () => {
    const { m, slot } = withEmergency();
    m.create({ cache: 'c2' });
    misuse(m, slot, 0, 'c2');
    m.alloc(1, 0, 'KM_SLEEP', 't0', 'c2');
    expect(m.result()).toBe(slot);
    expect(m.cache()?.emergency).toMatchObject({ left: null, right: null });
  });

  test('MIS9: when flushed, an emergency object fails the ASSERT of sko_magic', () => {
    const { m, slot, name } = withEmergency();
    m.free([name]);
    misuse(m, slot);
    m.do({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 });
    expect(m.engine.panic).toMatchObject({ check: 'ASSERT', expr: 'sko->sko_magic == SKO_MAGIC' });
  });

  test('objects that were never handed out, and objects and caches of the Linux slab, are refused', () => {
    const { m, slots } = withObjects(1);
    m.create({ cache: 'c2', flags: ['SLAB'] });
    expect(() => misuse(m, 9999)).toThrow(CommandError);
    expect(() => misuse(m, slots[0], 0, 'c2')).toThrow(CommandError);
    m.alloc(1, 0, 'KM_SLEEP', 't0', 'c2');
    expect(() => misuse(m, m.result())).toThrow(CommandError);
  });

  test('after any wrong free the machine continues or panics, but never hangs', () => {
    const wrong = wrongFree(40);
    const commands = fc.array(fc.oneof<fc.Arbitrary<Command>[]>(anyCommand(), anyCommand(), wrong), {
      maxLength: 150,
    });
    fc.assert(
      fc.property(commands, (list) => {
        const m = new Machine();
        m.create();
        m.create({ cache: 'c2', size: 700, flags: ['VMEM', 'OFFSLAB'] });
        for (const command of list) attempt(m, command);
      }),
      { numRuns: 300, seed: 6059 },
    );
  });
});

function attempt(m: Machine, command: Command): void {
  try {
    m.do(command);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}
