import { readLesson } from '../../lessons/read-lesson.ts';
import { classroom, useClassroom } from './classroom.ts';

/** All texts, so that every lesson opens without a network. */
const TEXTS: Readonly<Record<string, string>> = import.meta.glob<string>('../../lessons/texts/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Opens a lesson that is built in. `isShared`: its machine came with a link. */
export async function openLesson(name: string, step: number, isShared = false): Promise<void> {
  const file = Object.keys(TEXTS).find((path) => path.endsWith(`-${name}.md`));
  const text = file === undefined ? undefined : TEXTS[file];
  if (text === undefined) {
    classroom.refuse(name, [{ line: 0, reason: 'there is no lesson of that name' }]);
    return;
  }
  await openText(text, name, step, isShared);
}

/** Opens a lesson from its text, or shows line and reason of what is wrong. */
export async function openText(text: string, what: string, step = 0, isShared = false): Promise<void> {
  const result = readLesson(text);
  if (result.ok) await classroom.open(result.lesson, step, isShared);
  else classroom.refuse(what, result.problems);
}

/** Goes to the next or the previous step, if there is one. */
export function turnPage(by: 1 | -1): void {
  const { lesson, step } = useClassroom.getState();
  const next = step + by;
  if (lesson !== null && next >= 0 && next < lesson.steps.length) void classroom.goTo(next);
}
