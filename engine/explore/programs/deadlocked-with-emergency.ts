import { type Program, program } from '../program.ts';

/** Known: what emergency objects were made for. */
export const deadlockedWithEmergency: Program = program({
  title: 'DEADLOCKED with an emergency object in use',
  about: 'When a worker does not get a CPU for a tenth of a second, the cache hands out emergency objects.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }, { op: 'free' }] },
    { name: 'B', calls: [{ op: 'alloc' }, { op: 'free' }] },
  ],
  ticks: 2,
  find: 'deadlocked-with-emergency',
});
