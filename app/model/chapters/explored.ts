import type { Explored } from '../../../engine/index.ts';
import type { Chapter } from './chapter.ts';

/** The lowest code in `picked` that means an interruption: see isInterruption(). */
const INTERRUPTS = 3;

/** The chapters of a found order: its beginning, each interruption, and where it leads. */
export function exploredChapters({ interruptions, steps, holds }: Explored): readonly Chapter[] {
  const each = Array.from({ length: interruptions }, (_, i) => ({
    title: `Interruption ${i + 1}`,
    about: 'A thread that could continue inside a call is interrupted, or time passes before it does.',
    when: { event: 'picked', where: { why: { atLeast: INTERRUPTS } }, nth: i + 1 } as const,
  }));
  const start: Chapter = {
    title: 'The calls begin',
    about: 'The caches exist and the set-up is done: from here on every step is a choice.',
    when: { event: 'picked' },
  };
  const end: Chapter = {
    title: holds ? 'It happens' : 'It goes well',
    about: holds
      ? 'The step after which the condition holds.'
      : 'The last step of an order in which it does not happen.',
    when: { event: 'picked', nth: steps },
  };
  return steps > 1 ? [start, ...each, end] : [start, ...each];
}
