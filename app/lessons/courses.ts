/** A part of a course, and the matching lessons. */
export interface CourseRow {
  readonly course: string;
  readonly part: string;
  readonly lessons: readonly string[];
}

/** Where the lessons fit into common courses. */
export const COURSES: readonly CourseRow[] = [
  {
    course: 'OSTEP (Arpaci-Dusseau)',
    part: '17 Free-Space Management: segregated lists, slab allocator',
    lessons: ['why-slabs', 'geometry', 'slab-lists'],
  },
  {
    course: 'OSTEP (Arpaci-Dusseau)',
    part: '22 Swapping policies: watermarks, the swap daemon',
    lessons: ['memory-pressure'],
  },
  {
    course: 'OSTEP (Arpaci-Dusseau)',
    part: '28 to 32 Locks, condition variables, common concurrency problems',
    lessons: ['one-lock', 'growing-asleep', 'emergency', 'races'],
  },
  {
    course: 'MIT 6.1810 (xv6)',
    part: 'Lab locks: per-CPU free lists for kalloc, stealing between CPUs',
    lessons: ['magazines', 'one-lock', 'stranded-memory', 'what-spl-left-out'],
  },
  {
    course: 'MIT 6.1810 (xv6)',
    part: 'Sleep and wakeup: lost wake-ups',
    lessons: ['growing-asleep', 'races'],
  },
  {
    course: 'Harvard CS161',
    part: 'Virtual memory assignments: kernel allocator, paging under pressure',
    lessons: ['why-slabs', 'reaping', 'memory-pressure'],
  },
  {
    course: 'Silberschatz, Operating System Concepts',
    part: 'Virtual memory: allocating kernel memory, slab allocation',
    lessons: ['why-slabs', 'slab-lists', 'magazines'],
  },
  {
    course: 'Tanenbaum, Modern Operating Systems',
    part: 'Deadlocks: conditions, detection and recovery',
    lessons: ['emergency', 'races'],
  },
  {
    course: 'Vahalia, UNIX Internals',
    part: '12 Kernel memory allocation: the slab allocator',
    lessons: ['why-slabs', 'geometry', 'what-spl-left-out'],
  },
  {
    course: 'Storage and performance engineering',
    part: 'Reading a machine: listings, parameters, advice',
    lessons: ['stranded-memory', 'expiry', 'diagnosis'],
  },
];
