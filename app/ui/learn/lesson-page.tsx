import { ChevronLeft, ChevronRight, List } from 'lucide-react';
import { type JSX, useEffect, useRef, useState } from 'react';
import { LESSONS } from '../../lessons/catalogue.ts';
import { entryOf } from '../../lessons/find-moment.ts';
import { blocksOf, type Lesson, type Part, type Step } from '../../lessons/lesson.ts';
import { progressIn, useProgress } from '../../state/learn/progress.ts';
import { useStageCamera } from '../actions/stage.ts';
import { nameTip } from '../widgets/tip.ts';
import { ChangeBox } from './change-box.tsx';
import { classroom, useClassroom } from './classroom.ts';
import { ExplainedBox } from './explained-box.tsx';
import { GateBox } from './gate-box.tsx';
import { GoalBox } from './goal-box.tsx';
import css from './learn.module.css';
import { Prose } from './markdown.tsx';
import { NoteBox, TeacherNote } from './note-box.tsx';
import { openLesson, turnPage } from './open-lesson.ts';
import { PrintBox } from './print-box.tsx';
import { copyStep } from './share-step.ts';

/** A step of a lesson beside the stage. */
export function LessonPage({ lesson }: { readonly lesson: Lesson }): JSX.Element | null {
  const index = useClassroom((open) => open.step);
  const isComing = useClassroom((open) => open.isComing);
  const step = lesson.steps[index];
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const [hasNotes, setNotes] = useState(false);
  // Each step starts at its top, also for a screen reader.
  useEffect(() => {
    if (index < 0) return;
    scroller.current?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [index]);
  useCamera(lesson, index, isComing);
  if (step === undefined) return null;
  const number = LESSONS.find(({ name }) => name === lesson.name)?.number;
  return (
    <article ref={scroller} className={css['article']} aria-label={lesson.title} aria-busy={isComing}>
      <StepBar lesson={lesson} />
      <p className="dim">
        {number === undefined ? lesson.title : `Lesson ${number} · ${lesson.title}`} · step {index + 1} of{' '}
        {lesson.steps.length}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {step.title}
      </h2>
      <div key={`${lesson.name} ${index}`} className={css['prose']} data-prose>
        {step.parts.map((part) => (
          <PartBox key={`${part.kind} ${part.line}`} part={part} />
        ))}
      </div>
      <ExplainedBox />
      <Turn lesson={lesson} index={index} />
      <p className="row">
        <button type="button" className="quiet" aria-pressed={hasNotes} onClick={() => setNotes(!hasNotes)}>
          Teacher's notes
        </button>
        <button type="button" className="quiet" onClick={() => void copyStep()}>
          Share this step
        </button>
        <button type="button" className="quiet" onClick={() => classroom.close()}>
          <List size={14} aria-hidden="true" /> All lessons
        </button>
      </p>
      <PrintBox />
      {hasNotes && <Notes steps={lesson.steps} />}
    </article>
  );
}

/** Shows the step's part of the stage, once its machine is ready. */
function useCamera(lesson: Lesson, index: number, isComing: boolean): void {
  useEffect(() => {
    if (isComing) return;
    const { camera } = useStageCamera.getState();
    const look = entryOf(lesson, index)?.camera ?? null;
    if (look === null) camera?.fit();
    else camera?.lookAt(look);
  }, [lesson, index, isComing]);
}

function Notes({ steps }: { readonly steps: readonly Step[] }): JSX.Element {
  const notes = steps.flatMap((step) => blocksOf(step, 'note'));
  const ours = notes.filter((note) => note.of === 'teacher');
  if (ours.length === 0) return <p className="dim">This lesson has no notes for teachers.</p>;
  return (
    <>
      {ours.map((note) => (
        <TeacherNote key={note.line} block={note} />
      ))}
    </>
  );
}

function PartBox({ part }: { readonly part: Part }): JSX.Element | null {
  switch (part.kind) {
    case 'prose':
      return <Prose node={part.node} />;
    case 'gate':
      return <GateBox gate={part} />;
    case 'change':
      return <ChangeBox block={part} />;
    case 'goal':
      return <GoalBox goal={part} />;
    case 'note':
      return <NoteBox block={part} />;
    case 'scenario':
    case 'moment':
    case 'highlight':
      return null;
  }
}

/** A mark for each step: read or not, and the current one. */
function StepBar({ lesson }: { readonly lesson: Lesson }): JSX.Element {
  const index = useClassroom((open) => open.step);
  const { seen } = useProgress((progress) => progressIn(progress, lesson.name));
  return (
    <nav className={css['steps']} aria-label="Steps">
      {lesson.steps.map(({ title, line }, at) => (
        <button
          key={line}
          type="button"
          aria-label={`Step ${at + 1}: ${title}`}
          {...nameTip(title)}
          aria-current={at === index ? 'step' : undefined}
          data-seen={seen.includes(at)}
          onClick={() => void classroom.goTo(at)}
        />
      ))}
    </nav>
  );
}

function Turn({ lesson, index }: { readonly lesson: Lesson; readonly index: number }): JSX.Element {
  const isLast = index === lesson.steps.length - 1;
  const number = LESSONS.find(({ name }) => name === lesson.name)?.number;
  const following = LESSONS.find((entry) => entry.number - 1 === number);
  return (
    <p className={css['turn']}>
      <button type="button" disabled={index === 0} onClick={() => turnPage(-1)}>
        <ChevronLeft size={16} aria-hidden="true" /> Back
      </button>
      {isLast ? (
        <>
          <button type="button" onClick={() => classroom.close()}>
            Finish
          </button>
          {following !== undefined && (
            <button type="button" className="primary" onClick={() => void openLesson(following.name, 0)}>
              Lesson {following.number} <ChevronRight size={16} aria-hidden="true" />
            </button>
          )}
        </>
      ) : (
        <button type="button" className="primary" onClick={() => turnPage(1)}>
          Next <ChevronRight size={16} aria-hidden="true" />
        </button>
      )}
    </p>
  );
}
