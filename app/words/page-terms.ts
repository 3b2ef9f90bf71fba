import { COUNTERS } from './counters.ts';
import type { GlossaryEntry } from './glossary-type.ts';

/** Terms of the page and of the machine around the allocator, by alphabet: what its headings and legends explain. */
export const PAGE_TERMS: readonly GlossaryEntry[] = [
  {
    term: 'allocation',
    identifiers: ['spl_kmem_cache_alloc'],
    sentence: 'A call that asks a cache for an object.',
    lesson: 'magazines',
  },
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
    term: 'cause',
    sentence: 'What keeps the memory of a cache from being used or freed, and the figures that show it.',
    lesson: 'diagnosis',
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
    term: 'free call',
    identifiers: ['spl_kmem_cache_free'],
    sentence: 'A call that gives an object back.',
    lesson: 'magazines',
  },
  {
    term: 'full',
    sentence: 'The share of the objects of a cache that are in use or in magazines.',
    lesson: 'diagnosis',
  },
  {
    term: 'geometry',
    sentence:
      'How the bytes of a slab add up: its header, its objects with their trailers, and what is left.',
    lesson: 'geometry',
  },
  {
    term: 'held',
    sentence: 'The memory that a cache has taken: its slabs and its emergency objects.',
    lesson: 'diagnosis',
  },
  {
    term: 'interruption',
    sentence:
      'A switch away from a thread that could continue inside a call, or time that passes while one could.',
    lesson: 'races',
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
    term: 'order',
    sentence: 'Which thread continues at each point where several can: what happens can depend on it.',
    lesson: 'races',
  },
  {
    term: 'program',
    sentence: 'A few calls of the allocator by a few threads, which the explorer runs in every order.',
    lesson: 'races',
  },
  {
    term: 'question',
    sentence: 'A sweep that is ready to run, about a setting that people ask about.',
  },
  {
    term: 'recording',
    sentence: 'The events of a run, kept so that any moment of it can be shown again.',
  },
  {
    term: 'result',
    sentence: 'A figure of a whole run. Results that differ come first, the most different at the top.',
  },
  {
    term: 'sweep',
    sentence: 'The same machine run many times, each time with another value of one setting or two.',
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
  {
    term: 'where it goes',
    sentence:
      'The bytes that a cache holds, by what they are: in use, in magazines, free in slabs, and lost around objects.',
    lesson: 'geometry',
  },
];
