import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KMC_BITS } from '../spl/flags.ts';
import {
  CACHE_FIELDS,
  EVENT_KINDS,
  type EventKind,
  FAULT_TARGETS,
  FUNCTIONS,
  payloadOf,
  TREE_FIELDS,
  WAITS,
  waitName,
} from './event.ts';
import { decodeEvent, FN_BITS, KIND_BITS, packWhat } from './log.ts';
import * as pack from './packing.ts';

/** For each part of a packed word that indexes a table: the highest value that it must hold. */
const TABLES: readonly (readonly [part: string, bits: number, most: number])[] = [
  ['kind', KIND_BITS, EVENT_KINDS.length - 1],
  ['function', FN_BITS, FUNCTIONS.length - 1],
  // The highest number stays free: −1, the code of a task that does not wait, has it in these bits.
  ['wait', pack.WAIT_BITS, WAITS.length],
  ['flag.bit', bitsOf('flag', 'bit'), Math.max(...Object.values(KMC_BITS))],
  ['cacheField.field', bitsOf('cacheField', 'field'), CACHE_FIELDS.length - 1],
  ['queued.work', bitsOf('queued', 'work'), FUNCTIONS.length - 1],
  ['faultCount.target', bitsOf('faultCount', 'target'), FAULT_TARGETS.length - 1],
  ['tree.link', bitsOf('tree', 'link'), TREE_FIELDS.length - 1],
];

function bitsOf(kind: EventKind, part: string): number {
  for (const word of payloadOf(kind)) if (typeof word !== 'string' && part in word) return word[part] ?? 0;
  throw new Error(`${kind} has no part ${part}`);
}

test.each(TABLES)('the bits of %s hold its whole table', (_, bits, most) => {
  expect(most).toBeLessThan(2 ** bits);
});

test.each(EVENT_KINDS)('the parts of %s fit into a word', (kind) => {
  for (const word of payloadOf(kind)) {
    if (typeof word === 'string') continue;
    const bits = Object.values(word).reduce((sum, each) => sum + each, 0);
    expect(bits).toBeLessThanOrEqual(32);
  }
});

test('a wait code gives back its name and its cache', () => {
  fc.assert(
    fc.property(fc.nat(WAITS.length - 1), fc.nat(4000), (wait, cache) => {
      const on = pack.cacheWait(wait, cache);
      expect(pack.waitOf(on)).toBe(wait);
      expect(waitName(on)).toBe(WAITS[wait]);
      expect(pack.waitCache(on)).toBe(cache);
    }),
  );
  expect(waitName(-1)).toBeUndefined();
});

/** For each kind with a packed word: the packed word, and its parts as read by the functions for hot code. */
const PACKED: Readonly<
  Partial<Record<EventKind, readonly [(x: number, y: number) => number, (word: number) => object]>>
> = {
  flag: [
    (bit, isSet) => pack.packFlag(bit % 32, isSet % 2 === 1),
    (word) => ({ bit: pack.flagBit(word), isSet: pack.flagIsSet(word) }),
  ],
  cacheField: [
    (field, cache) => pack.packField(field % CACHE_FIELDS.length, cache),
    (word) => ({ field: pack.fieldOf(word), cache: pack.fieldCache(word) }),
  ],
  queued: [
    (fn, cache) => pack.packWork(fn % FUNCTIONS.length, cache),
    (word) => ({ work: pack.workFn(word), cache: pack.workCache(word) }),
  ],
  faultCount: [
    (target, isSkip) => pack.packFault(target % FAULT_TARGETS.length, isSkip % 2 === 1),
    (word) => ({ target: pack.faultTarget(word), isSkip: pack.faultIsSkip(word) }),
  ],
  objLoaded: [
    (objs, slabs) => (objs % 2) * pack.MOST_OBJS + (slabs % 2) * pack.MOST_SLABS,
    (word) => ({ isMostObjs: pack.isMostObjs(word), isMostSlabs: pack.isMostSlabs(word) }),
  ],
  emergencyAdded: [
    (cache, isMost) => pack.packEmergency(cache, isMost % 2 === 1),
    (word) => ({ cache: pack.emergencyCache(word), isMost: pack.emergencyIsMost(word) }),
  ],
  tree: [
    (link, node) => pack.packTree(link % TREE_FIELDS.length, node * 1000),
    (word) => ({ link: pack.treeLink(word), node: pack.treeNode(word) }),
  ],
  frames: [
    (count, owner) => pack.packRun(count * 250, owner),
    (word) => ({ count: pack.runCount(word), owner: pack.runOwner(word) }),
  ],
};

describe('decodeEvent reads the same parts as the functions for hot code', () => {
  const kinds = EVENT_KINDS.filter((kind) => payloadOf(kind).some((word) => typeof word !== 'string'));

  test.each(kinds)('%s', (kind) => {
    const [packed, parts] = PACKED[kind] ?? [];
    if (packed === undefined || parts === undefined) throw new Error(`${kind} is packed and not tested here`);
    const isFirst = typeof payloadOf(kind)[0] !== 'string';
    fc.assert(
      fc.property(fc.nat(4095), fc.nat(4095), (x, y) => {
        const word = packed(x, y);
        const what = packWhat(EVENT_KINDS.indexOf(kind), 0);
        const words = Int32Array.of(what, 0, isFirst ? word : 1, isFirst ? 1 : word);
        expect(decodeEvent({ words, count: 1 }, 0)).toMatchObject(parts(word | 0));
        expect(parts(word | 0)).toEqual(parts(words[isFirst ? 2 : 3] ?? 0));
      }),
    );
  });

  test('and what was packed comes out', () => {
    expect(pack.flagIsSet(pack.packFlag(3, true))).toBe(true);
    expect(pack.flagBit(pack.packFlag(3, false))).toBe(3);
    expect(pack.fieldOf(pack.packField(11, 77))).toBe(11);
    expect(pack.fieldCache(pack.packField(11, 77))).toBe(77);
    expect(pack.workFn(pack.packWork(34, 77))).toBe(34);
    expect(pack.workCache(pack.packWork(34, 77))).toBe(77);
    expect(pack.faultTarget(pack.packFault(2, true))).toBe(2);
    expect(pack.emergencyCache(pack.packEmergency(4000, true))).toBe(4000);
    expect(pack.emergencyIsMost(pack.packEmergency(4000, true))).toBe(true);
    expect(pack.treeNode(pack.packTree(3, 1e6))).toBe(1e6);
    expect(pack.treeLink(pack.packTree(3, 1e6))).toBe(3);
    expect(pack.runCount(pack.packRun(2 ** 20 - 1, 4095))).toBe(2 ** 20 - 1);
    expect(pack.runOwner(pack.packRun(2 ** 20 - 1, 4095) | 0)).toBe(4095);
  });
});
