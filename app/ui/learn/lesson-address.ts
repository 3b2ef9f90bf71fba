import { useEffect } from 'react';
import { isLink } from '../../formats/link.ts';
import { LESSONS } from '../../lessons/catalogue.ts';
import { decodeLesson } from '../../state/learn/lesson-hash.ts';
import { LESSON_HASH } from '../../state/learn/lesson-hash-prefix.ts';
import { classroom, useClassroom } from './classroom.ts';
import { openLesson, openText } from './open-lesson.ts';

/** The lesson and the step, counted from 1, that an address leads to. */
interface Where {
  readonly lesson: string | null;
  readonly step: number;
}

function where(): Where {
  const parameters = new URLSearchParams(location.search);
  const step = Number(parameters.get('step') ?? 1);
  return { lesson: parameters.get('lesson'), step: Number.isInteger(step) ? step - 1 : 0 };
}

/** Keeps the address and the lesson in step: every step has a link, and Back leads to the previous step. */
export function useLessonAddress(): void {
  useEffect(() => {
    read();
    const stop = useClassroom.subscribe((now, last) => {
      if (now.lesson !== last.lesson || now.step !== last.step) write();
    });
    window.addEventListener('popstate', read);
    return () => {
      stop();
      window.removeEventListener('popstate', read);
      leave();
    };
  }, []);
}

/** Shows what the address names. */
function read(): void {
  if (location.hash.startsWith(LESSON_HASH)) {
    void openHash(location.hash);
    return;
  }
  const { lesson, step } = where();
  const open = useClassroom.getState();
  if (lesson === null) {
    if (open.lesson !== null) classroom.close();
  } else if (open.lesson?.name !== lesson) void openLesson(lesson, step, isLink(location.hash));
  else if (open.step !== step) void classroom.goTo(step);
}

/** Opens the lesson that an address carries. */
async function openHash(hash: string): Promise<void> {
  const result = await decodeLesson(hash);
  if (result.ok) await openText(result.text, 'the link');
  else classroom.refuse('the link', [{ line: 0, reason: result.reason }]);
}

/** Writes the current step into the address. */
function write(): void {
  if (location.hash.startsWith(LESSON_HASH)) return;
  const { lesson, step } = useClassroom.getState();
  const now = where();
  if (lesson === null ? now.lesson === null : now.lesson === lesson.name && now.step === step) return;
  const parameters = new URLSearchParams(location.search);
  for (const name of ['lesson', 'step', 'exercise', 'proof', 'events']) parameters.delete(name);
  // Only a lesson that is built in can be opened again by its name.
  if (lesson !== null && LESSONS.some(({ name }) => name === lesson.name)) {
    parameters.set('lesson', lesson.name);
    parameters.set('step', String(step + 1));
  }
  if (`?${parameters}` !== location.search) history.pushState(null, '', `?${parameters}`);
}

/** Removes the lesson from the address when another view is shown. */
function leave(): void {
  const parameters = new URLSearchParams(location.search);
  for (const name of ['lesson', 'step', 'exercise', 'proof', 'events']) parameters.delete(name);
  const text = parameters.toString();
  history.replaceState(null, '', `${text === '' ? './' : `?${text}`}${location.hash}`);
}
