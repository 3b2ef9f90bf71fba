import { COUNTERS } from './counters.ts';
import type { GlossaryEntry } from './glossary.ts';

/** Terms of the page and of the machine around the allocator, by alphabet: what its headings and legends explain. */
export const PAGE_TERMS: readonly GlossaryEntry[] = [
  {
    term: 'branch',
    sentence: 'A run that leaves another at a moment because you acted there. The other run is kept.',
  },
  {
    term: 'call stack',
    sentence: 'The functions of the reference that a thread is inside, outermost first.',
  },
  {
    term: 'caller',
    sentence: 'Simulated code that allocates and frees objects of a cache by a pattern.',
  },
  {
    term: 'counters',
    sentence: 'The figures that the allocator keeps for each cache, by their names in the reference.',
    rows: COUNTERS.map(([name, , meaning]) => [name, meaning]),
  },
  {
    term: 'CPU',
    sentence: 'Runs one thread at a time, and has a magazine of its own in each cache.',
    lesson: 'one-lock',
  },
  {
    term: 'event',
    sentence: 'One fact about what happened, such as an object that a magazine handed out.',
  },
  {
    term: 'free',
    sentence: 'An object in its slab that neither a caller nor a magazine holds.',
    lesson: 'slab-lists',
    mark: 'free',
  },
  {
    term: 'geometry',
    sentence:
      'How the bytes of a slab add up: its header, its objects with their trailers, and what is left.',
    lesson: 'geometry',
  },
  {
    term: 'layout of slabs',
    sentence:
      'How large a slab is and how many objects it holds: a rule that differs between versions of SPL.',
    lesson: 'geometry',
  },
  {
    term: 'machine',
    sentence: 'The simulated computer: its CPUs, its clock, and the time that each step of the kernel takes.',
  },
  {
    term: 'memory pressure',
    sentence: 'Other processes want pages: free memory falls, and caches are asked to give theirs back.',
    lesson: 'memory-pressure',
  },
  {
    term: 'recording',
    sentence: 'The events of a run, kept so that any moment of it can be shown again.',
  },
  {
    term: 'thread',
    sentence: 'What runs on a CPU: a caller, a worker of the task queue, kswapd, or an action of yours.',
  },
  {
    term: 'tunable',
    identifiers: ['module parameter'],
    sentence: 'A setting of the spl module. Most take effect at once, some for caches created later.',
  },
  {
    term: 'underlying allocators',
    identifiers: ['alloc_pages'],
    sentence: 'Where slabs get their memory. Here they can be made to fail, or to make their callers wait.',
    lesson: 'emergency',
  },
];
