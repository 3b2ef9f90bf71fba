import type { GroupName } from '../model/events/groups.ts';

/** What each group of events is about. */
export const GROUP_WORDS: Readonly<Record<GroupName, string>> = {
  calls: 'functions entered and left, commands started and finished',
  objects: 'objects that move between slabs, magazines and callers',
  slabs: 'slabs that are created, freed or change lists',
  emergency: 'emergency objects and their tree',
  locks: 'locks, state bits and references',
  threads: 'threads that run, wait and wake, and work of the task queue',
  memory: 'vmalloc, pages, pressure and reclaim',
  caches: 'caches and their figures, module parameters',
  time: 'jiffies',
};
