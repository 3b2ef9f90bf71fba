import { type Program, program } from '../program.ts';

/** Known and harmless: time of check to time of use. */
export const emergencyWhilePartial: Program = program({
  title: 'An emergency object although a slab has room',
  about:
    'The partial list is checked under the lock, which is then released. A slab is linked before the emergency object is inserted.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }, { op: 'free' }] },
    { name: 'B', calls: [{ op: 'alloc' }, { op: 'free' }] },
  ],
  ticks: 2,
  find: 'emergency-while-partial',
});
