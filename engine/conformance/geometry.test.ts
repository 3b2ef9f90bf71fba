import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answer, answerGeometry, parseGeometry } from './geometry.ts';
import { REAL_GEOMETRY } from './real-geometry.ts';

const text = readFileSync(new URL('./golden/geometry.json', import.meta.url), 'utf8');

describe('cache creation chooses the layouts of the reference', () => {
  test('for all combinations of the golden table, to the byte', () => {
    const table = parseGeometry(JSON.parse(text));
    expect(table.rows).toHaveLength(812);
    expect([...answerGeometry(table)]).toEqual(text.trimEnd().split('\n'));
  });

  const rows = REAL_GEOMETRY.filter(({ rule }) => rule === '0.6.4+');

  test.each(rows.map((row) => [`${row.source} ${row.name}`, row] as const))(
    'for %s, a real machine',
    (_, row) => {
      const flags = [row.backing === 'KMEM' ? ('KMEM' as const) : ('VMEM' as const)];
      const { slabSize, slabObjs } = answer({ size: row.objSize, align: row.align, flags, tunables: {} }, 1);
      expect(slabSize).toBe(row.slabSize);
      if (row.objsPerSlab !== null) expect(slabObjs).toBe(row.objsPerSlab);
    },
  );
});
