import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../../public/capture/slabscope-trace.bt');

/** The members that the script reads, as a kernel with debug information would declare them. */
const DECLARATION = `struct spl_kmem_cache {
  char *skc_name;
  unsigned long skc_flags;
  unsigned int skc_obj_size;
  unsigned int skc_obj_align;
  unsigned int skc_slab_objs;
  unsigned int skc_slab_size;
};
`;

const folder = mkdtempSync(join(tmpdir(), 'slabscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Compiles without attaching anything, which needs root but neither the kernel nor the module. */
function compile(...script: readonly string[]): ReturnType<typeof spawnSync> {
  return spawnSync('bpftrace', ['-d', ...script], { encoding: 'utf8' });
}

const canCompile = compile('-e', 'BEGIN { }').status === 0;

test.skipIf(!canCompile)('the script of the capture kit that records calls is compiled by bpftrace', () => {
  const header = join(folder, 'spl.h');
  writeFileSync(header, DECLARATION);
  const { status, stderr } = compile('--include', header, SCRIPT);
  expect(String(stderr)).not.toMatch(/: ERROR: /);
  expect(status).toBe(0);
});
