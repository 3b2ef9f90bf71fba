import { entryOf } from '../../lessons/find-moment.ts';
import { classroom, useClassroom } from './classroom.ts';
import { openStudio } from './studio.ts';

/** A step as it is printed. */
export interface PrintedStep {
  readonly title: string;
  /** The prose as it is on the page, without what only a screen can do. */
  readonly prose: Element;
  readonly picture: HTMLCanvasElement;
}

/** Goes through all steps of the open lesson, takes the prose and the picture of each, and returns to where it was. */
export async function printedSteps(): Promise<readonly PrintedStep[]> {
  const { lesson, step: before } = useClassroom.getState();
  if (lesson === null) return [];
  const studio = openStudio();
  const steps: PrintedStep[] = [];
  try {
    for (const [at, { title }] of lesson.steps.entries()) {
      await classroom.goTo(at);
      const picture = await studio.take(entryOf(lesson, at)?.camera ?? null);
      const prose = document.querySelector('[data-prose]')?.cloneNode(true);
      steps.push({
        title,
        prose: prose instanceof Element ? onPaper(prose) : document.createElement('div'),
        picture,
      });
    }
  } finally {
    studio.close();
    await classroom.goTo(before);
  }
  return steps;
}

/** What is left of prose on paper: buttons in the text become text, forms get room for an answer. */
function onPaper(prose: Element): Element {
  for (const element of prose.querySelectorAll('input'))
    element.replaceWith(element.type === 'number' ? '________ ' : '☐ ');
  for (const element of prose.querySelectorAll('p.row, summary, details')) element.remove();
  for (const element of prose.querySelectorAll('button')) element.replaceWith(...element.childNodes);
  for (const element of prose.querySelectorAll('[class]'))
    if (!element.classList.contains('visually-hidden')) element.removeAttribute('class');
  for (const element of prose.querySelectorAll('.visually-hidden')) element.remove();
  prose.removeAttribute('class');
  return prose;
}
