import { type JSX, useEffect, useState } from 'react';
import { blocksOf, type Lesson } from '../../lessons/lesson.ts';
import { takeWantedLesson, useWantedLesson } from '../../state/learn/wanted-lesson.ts';
import { useShell } from '../../state/shell.ts';
import { ActBar } from '../controls/act-bar.tsx';
import { Controls } from '../controls/controls.tsx';
import { Banners } from '../shell/banners.tsx';
import { StagePanel } from '../stage/stage.tsx';
import { Transport } from '../transport/transport.tsx';
import { Guarded } from '../widgets/guarded.tsx';
import { classroom, useClassroom } from './classroom.ts';
import css from './learn.module.css';
import { useLessonAddress } from './lesson-address.ts';
import { LessonList } from './lesson-list.tsx';
import { LessonNotice } from './lesson-notice.tsx';
import { LessonPage } from './lesson-page.tsx';
import { NotebookPage } from './notebook-page.tsx';
import { openLesson } from './open-lesson.ts';

/** Lessons: the list of them, or one beside the live stage. */
export function LearnView(): JSX.Element {
  useLessonAddress();
  const lesson = useClassroom((open) => open.lesson);
  const [isWriting, setWriting] = useState(false);
  useEffect(() => () => classroom.explain(null), []);
  useEffect(() => {
    const open = (): void => {
      const name = takeWantedLesson();
      if (name !== null) void openLesson(name, 0);
    };
    // Only after the address has been read.
    open();
    return useWantedLesson.subscribe(open);
  }, []);
  return (
    <>
      <Shown lesson={lesson} isWriting={isWriting} onWrite={setWriting} />
      <LessonNotice />
    </>
  );
}

interface ShownProps {
  readonly lesson: Lesson | null;
  readonly isWriting: boolean;
  readonly onWrite: (isWriting: boolean) => void;
}

/** A lesson or the notebook beside the stage, or the list of lessons without a stage. */
function Shown({ lesson, isWriting, onWrite }: ShownProps): JSX.Element {
  const mode = useShell((shell) => shell.mode);
  if (lesson === null && isWriting)
    return (
      <div className={css['split']} data-mode={mode}>
        <NotebookPage onClose={() => onWrite(false)} />
        <Machine isFree />
      </div>
    );
  if (lesson === null) return <LessonList onWrite={() => onWrite(true)} />;
  return (
    <div className={css['split']} data-mode={mode}>
      <Guarded what="The lesson">
        <LessonPage lesson={lesson} />
      </Guarded>
      <Machine />
    </div>
  );
}

/** The stage, and, for a step with a goal, the controls to act on the machine. */
function Machine({ isFree = false }: { readonly isFree?: boolean }): JSX.Element {
  const hasGoal = useClassroom(({ lesson, step }) => {
    const here = lesson?.steps[step];
    return here !== undefined && blocksOf(here, 'goal').length > 0;
  });
  const isGoal = isFree || hasGoal;
  return (
    <div className={css['machine']}>
      <main className={css['stage']}>
        <Guarded what="The stage">
          <Banners />
          {isGoal && <ActBar />}
          <StagePanel />
        </Guarded>
      </main>
      {isGoal && (
        <details className={css['controls']}>
          <summary>All controls: memory, callers, caches, parameters</summary>
          <Controls />
        </details>
      )}
      <footer>
        <Transport />
      </footer>
    </div>
  );
}
