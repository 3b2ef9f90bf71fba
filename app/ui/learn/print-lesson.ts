import { useClassroom } from './classroom.ts';
import css from './print.module.css';
import { paintedSteps } from './printed-steps.ts';

/** Prints the open lesson: all steps, each with its picture. */
export async function printLesson(): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const steps = await paintedSteps();
  const paper = document.createElement('article');
  paper.className = css['printed'] ?? '';
  paper.append(element('h1', lesson.title), element('p', lesson.about));
  for (const [at, { title, prose, picture }] of steps.entries()) {
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', 'The machine at this step');
    const section = document.createElement('section');
    section.append(element('h2', `${at + 1}. ${title}`), prose, picture);
    paper.append(section);
  }
  // If print() does not block, the paper stays until printing is done.
  const remove = (): void => {
    paper.remove();
    delete document.body.dataset['paper'];
  };
  window.addEventListener('afterprint', remove, { once: true });
  document.body.append(paper);
  document.body.dataset['paper'] = '';
  window.print();
}

function element(name: 'h1' | 'h2' | 'p', text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
