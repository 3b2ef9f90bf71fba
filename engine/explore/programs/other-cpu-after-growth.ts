import { type Program, program } from '../program.ts';

/** Known: spl_cache_refill() turns interrupts on to grow. */
export const otherCpuAfterGrowth: Program = program({
  title: 'Another CPU after a growth',
  about: 'A thread that waits for a growth may wake up on another CPU, where it finds another magazine.',
  machine: { cpus: 2 },
  threads: [{ name: 'A', pinned: false, calls: [{ op: 'alloc' }, { op: 'free' }] }],
  migrations: 1,
  find: 'other-cpu-after-growth',
});
