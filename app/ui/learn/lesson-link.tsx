import type { JSX, ReactNode } from 'react';
import { blocksOf } from '../../lessons/lesson.ts';
import { type Link, readLink } from '../../lessons/link.ts';
import { app } from '../../state/page.ts';
import { exploreProgram } from '../../state/start/explored.ts';
import { classroom, useClassroom } from './classroom.ts';
import { openLesson } from './open-lesson.ts';
import css from './parts.module.css';

/** A link in the prose of a lesson: it acts on the stage, explains, or leads away. */
export function LessonLink({
  url,
  children,
}: {
  readonly url: string;
  readonly children: ReactNode;
}): JSX.Element {
  const result = readLink(url);
  if (!result.ok) return <>{children}</>;
  const { link } = result;
  if (link.kind === 'source')
    return (
      <a href={link.url} target="_blank" rel="noreferrer">
        {children}
      </a>
    );
  return (
    <button
      type="button"
      data-inline
      className={css['link']}
      data-kind={link.kind}
      onClick={() => follow(link)}
    >
      {children}
    </button>
  );
}

function follow(link: Link): void {
  if (link.kind === 'moment') void classroom.goToNamed(link.name);
  else if (link.kind === 'figure') void classroom.goToNamed(link.moment);
  else if (link.kind === 'show') markNamed(link.name);
  else if (link.kind === 'term') classroom.explain({ kind: 'term', name: link.name });
  else if (link.kind === 'spec') classroom.explain({ kind: 'rule', name: link.rule });
  else if (link.kind === 'lesson') void openLesson(link.name, 0);
  else if (link.kind === 'explore' || link.kind === 'scheduler')
    void exploreProgram(app, link.name, link.kind === 'scheduler');
}

function markNamed(name: string): void {
  const steps = useClassroom.getState().lesson?.steps ?? [];
  const block = steps.flatMap((step) => blocksOf(step, 'highlight')).find((one) => one.name === name);
  if (block !== undefined) void classroom.mark(block);
}
