import { LESSONS } from '../../lessons/catalogue.ts';
import { readLesson } from '../../lessons/read-lesson.ts';
import { classroom, useClassroom } from './classroom.ts';

const TEXTS: Readonly<Record<string, () => Promise<string>>> = import.meta.glob<string>(
  '../../lessons/texts/*.md',
  { query: '?raw', import: 'default', eager: false },
);

/** Opens a lesson that is built in. `isShared`: its machine came with a link. */
export async function openLesson(name: string, step: number, isShared = false): Promise<void> {
  const entry = LESSONS.find((one) => one.name === name);
  const file = Object.keys(TEXTS).find((path) => path.endsWith(`-${name}.md`));
  const load = file === undefined ? undefined : TEXTS[file];
  if (entry === undefined || load === undefined) {
    classroom.refuse(name, [{ line: 0, reason: 'there is no lesson of that name' }]);
    return;
  }
  let text: string;
  try {
    text = await load();
  } catch {
    classroom.refuse(name, [{ line: 0, reason: 'it could not be downloaded: try again' }]);
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
