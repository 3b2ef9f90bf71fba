import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../words/table-cells.ts';
import { ExampleMachine } from '../example-machine.fixture.ts';
import { OPEN_AT_FIRST, type Row, rowOf, selectedBy, tableRows } from './rows.ts';
import { moveBy, typedTo } from './walk.ts';

function machine(): ExampleMachine {
  const m = new ExampleMachine();
  m.create();
  m.alloc(5);
  m.do({ op: 'free', thread: 't0', cpu: 1, obj: 'o1' });
  return m;
}

function rows(m: ExampleMachine, open: readonly string[] = OPEN_AT_FIRST): readonly Row[] {
  return tableRows(m.view, m.cache(), 2, new Set(open));
}

/** Rows as indented names. */
function outline(m: ExampleMachine, open?: readonly string[]): string[] {
  return rows(m, open).map((row) => '  '.repeat(row.level - 1) + cellsOf(m.view, m.cache(), row, 10).name);
}

describe('the rows of the table', () => {
  test('are in the order of the picture: CPUs, both lists, the tree, threads', () => {
    expect(outline(machine())).toEqual([
      'CPUs and magazines',
      '  CPU 0',
      '  CPU 1',
      'skc_partial_list',
      '  s2',
      'skc_complete_list',
      '  s1',
      'Emergency tree',
      'Threads',
    ]);
  });

  test('have the objects of a magazine under its CPU, and those of a slab under the slab', () => {
    const m = machine();
    const { complete } = m.cache();
    expect(outline(m, ['cpus', 'cpu-1', 'complete', `slab ${complete.head}`])).toEqual([
      'CPUs and magazines',
      '  CPU 0',
      '  CPU 1',
      '    s1.1',
      'skc_partial_list',
      'skc_complete_list',
      '  s1',
      '    s1.0',
      '    s1.1',
      '    s1.2',
      '    s1.3',
      'Emergency tree',
      'Threads',
    ]);
  });

  test('nest like the emergency tree', () => {
    const m = new ExampleMachine();
    m.create();
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.alloc(1);
    m.do({ op: 'tick', n: 2 });
    for (const t of ['t1', 't2'])
      m.do({ op: 'alloc', thread: t, cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: t });
    const at = outline(m).indexOf('Emergency tree');
    expect(
      outline(m)
        .slice(at + 1, at + 4)
        .map((name) => name.length - name.trimStart().length),
    ).toEqual([2, 4, 4]);
  });

  test('can be found from the selection, and select it again', () => {
    const m = machine();
    const obj = m.view.slabFirst.get(m.cache().complete.head) + 1;
    const found = rowOf(m.view, { kind: 'object', slot: obj });
    const row = rows(m, found?.open).find(({ id }) => id === found?.id);
    expect(row === undefined ? null : selectedBy(row, 0)).toEqual({ kind: 'object', slot: obj });
  });

  test('show what /proc cannot: where each object is', () => {
    const m = machine();
    const [first] = rows(m, ['cpus', 'cpu-1']).filter(({ kind }) => kind === 'object');
    expect(first === undefined ? '' : cellsOf(m.view, m.cache(), first, 10).cells[0]).toBe(
      'in the magazine of CPU 1',
    );
  });
});

describe('the keys of the table', () => {
  test('right opens, then goes in; left closes, then goes out', () => {
    const m = machine();
    expect(moveBy('ArrowRight', rows(m, []), 1)).toEqual({ kind: 'toggle', id: 'partial' });
    expect(moveBy('ArrowRight', rows(m), 0)).toEqual({ kind: 'go', to: 1 });
    expect(moveBy('ArrowLeft', rows(m), 0)).toEqual({ kind: 'toggle', id: 'cpus' });
    expect(moveBy('ArrowLeft', rows(m), 2)).toEqual({ kind: 'go', to: 0 });
  });

  test('home, end and pages stay within the table', () => {
    const all = rows(machine());
    expect(moveBy('End', all, 0)).toEqual({ kind: 'go', to: all.length - 1 });
    expect(moveBy('PageUp', all, 3)).toEqual({ kind: 'go', to: 0 });
    expect(moveBy('ArrowDown', all, all.length - 1)).toEqual({ kind: 'go', to: all.length - 1 });
    expect(moveBy('x', all, 0)).toBeNull();
  });

  test('letters find the next name that begins with them', () => {
    const names = ['CPU 0', 'CPU 1', 'skc_partial_list', 's2'];
    const find = (typed: string, at: number) => typedTo(typed, at, names.length, (i) => names[i] ?? '');
    expect(find('s', 0)).toBe(2);
    expect(find('s', 2)).toBe(3);
    expect(find('skc_p', 0)).toBe(2);
    expect(find('c', 0)).toBe(1);
    expect(find('z', 1)).toBe(1);
  });
});
