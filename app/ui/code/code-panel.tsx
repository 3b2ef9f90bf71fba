import type { JSX } from 'react';
import { FUNCTIONS } from '../../../engine/index.ts';
import { currentLine, type Frame, wholeCallLine } from '../../model/code/current-line.ts';
import { taskName } from '../../model/names/names.ts';
import { app, useReading } from '../../state/page.ts';
import { type PinnedFrame, readFrame } from '../../state/reading.ts';
import type { Session } from '../../state/session.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { CPanel } from './c-panel.tsx';
import { Chips } from './chips.tsx';
import css from './code.module.css';
import { ENGINE_CODE } from './engine-sources.ts';
import { TYPESCRIPT } from './highlight.ts';
import { Source } from './source.tsx';
import { Stacks } from './stacks.tsx';
import { useRunningFrame } from './use-running-frame.ts';

/** The engine's own source of the running function, or of a chosen call, with its current line marked. */
export function CodePanel(): JSX.Element {
  const session = useThrottledSession();
  const pinned = useReading((reading) => reading.frame);
  const chosen = pinnedFrame(session, pinned);
  const { running, lasting } = useRunningFrame(session);
  const frame = chosen ?? lasting;
  return (
    <>
      {frame === null ? (
        <p className="dim">Nothing runs inside the allocator. Step forward, or choose a call below.</p>
      ) : (
        <Running session={session} frame={frame} isPinned={chosen !== null} isNow={frame === running} />
      )}
      <CPanel name={frame === null ? null : (FUNCTIONS[frame.fn] ?? null)} />
      <Stacks view={session.view} frame={frame} />
    </>
  );
}

function Running({
  session,
  frame,
  isPinned,
  isNow,
}: {
  readonly session: Session;
  readonly frame: Frame;
  readonly isPinned: boolean;
  /** Whether the last event came from it. */
  readonly isNow: boolean;
}): JSX.Element | null {
  const { recording, moment, view } = session;
  const name = FUNCTIONS[frame.fn] ?? '';
  const source = ENGINE_CODE.function(name);
  if (source === null) return null;
  const whole = isNow ? wholeCallLine(ENGINE_CODE, recording, moment) : null;
  const line = whole ?? currentLine(ENGINE_CODE, recording, moment, frame);
  const task = view.tasks[frame.task];
  return (
    <section aria-label="Now running">
      <header className={css['head']}>
        <h2>
          {taskName(view, frame.task)}
          {task !== undefined && ` · CPU ${task.cpu}`}
        </h2>
        <span className={css['file']}>{source.file}</span>
        {isPinned && (
          <button type="button" className="quiet" onClick={() => readFrame(app, null)}>
            Follow execution
          </button>
        )}
      </header>
      {task !== undefined && task.stack.length > 0 && <Chips task={task} frame={frame} />}
      <Source source={source} language={TYPESCRIPT} current={line} />
    </section>
  );
}

/** The chosen frame, while its task's stack is that deep. */
function pinnedFrame({ recording, view }: Session, pinned: PinnedFrame | null): Frame | null {
  if (pinned === null || pinned.recording !== recording) return null;
  const stack = view.tasks[pinned.task]?.stack ?? [];
  const fn = stack[pinned.depth];
  return fn === undefined ? null : { task: pinned.task, fn, inner: stack.length - 1 - pinned.depth };
}
