import { entryOf } from '../../lessons/find-moment.ts';
import type { Look } from '../../stage/camera.ts';
import { classroom, useClassroom } from './classroom.ts';
import { openStudio, type Studio } from './studio.ts';
import type { SvgSurface } from './svg-surface.ts';

/** A step as it is printed. */
export interface PrintedStep<Picture> {
  readonly title: string;
  /** The prose of the page, without parts that only work on a screen. */
  readonly prose: Element;
  readonly picture: Picture;
}

/**
 * Goes through all steps of the open lesson, takes the prose and the picture of each, and returns to where it was.
 * @param take takes a picture of the step’s part of the stage
 */
async function printedSteps<Picture>(
  take: (studio: Studio, look: Look | null) => Promise<Picture>,
): Promise<readonly PrintedStep<Picture>[]> {
  const { lesson, step: before } = useClassroom.getState();
  if (lesson === null) return [];
  const studio = openStudio();
  const steps: PrintedStep<Picture>[] = [];
  try {
    for (const [at, { title }] of lesson.steps.entries()) {
      await classroom.goTo(at);
      const picture = await take(studio, entryOf(lesson, at)?.camera ?? null);
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

/** The same, with bitmap pictures. */
export function paintedSteps(): Promise<readonly PrintedStep<HTMLCanvasElement>[]> {
  return printedSteps((studio, look) => studio.take(look));
}

/** The same, with vector pictures. */
export function drawnSteps(): Promise<readonly PrintedStep<SvgSurface>[]> {
  return printedSteps((studio, look) => studio.draw(look));
}

/** The prose for paper: buttons in the text become text, forms get room for an answer. */
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
