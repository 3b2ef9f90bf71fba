/** A door of the start page, and what is behind it. */
export interface DoorWords {
  readonly title: string;
  readonly about: string;
}

/** The headline of the start page. */
export const WELCOME_TITLE = 'See a kernel’s memory allocator work, one object at a time';

/** The doors of the start page. */
export const DOORS: Readonly<Record<'learn' | 'bring' | 'pressure' | 'browse', DoorWords>> = {
  learn: { title: 'Learn how it works', about: 'Short lessons; the first takes two minutes' },
  bring: { title: 'Bring your machine', about: 'Paste /proc/spl/kmem/slab and see where the memory is' },
  pressure: { title: 'Show memory pressure', about: 'A demo in six steps, the same every time' },
  browse: {
    title: 'Browse scenarios and machines',
    about: 'Demos, concepts, upstream tests and real machines, every tunable',
  },
};
