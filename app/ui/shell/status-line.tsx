import { CircleAlert, Info, X } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { resultOf } from '../../model/answers/action-result.ts';
import { KEYFRAME_EVENTS } from '../../model/keyframes.ts';
import { type Notice, toneOf } from '../../model/notice.ts';
import { app, useSession } from '../../state/page.ts';
import { type Session, setSession } from '../../state/session.ts';
import { useShell } from '../../state/shell.ts';
import { describeEvent } from '../../words/events.ts';
import { noticeWords } from '../../words/notices.ts';
import { formatCount } from '../../words/numbers.ts';
import { breakWords, resultWords } from '../../words/results.ts';
import { Lamps } from '../transport/lamps.tsx';
import { nameTip, tip } from '../widgets/tip.ts';
import { useIsCut } from '../widgets/use-is-cut.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import css from './status-line.module.css';

/** Ms after which a notice disappears, unless it is a problem. */
const STAYS = 12_000;

/**
 * The last event in a sentence, notices beside it, and the choices of the timeline below. It is a separate line, so it
 * covers nothing.
 */
export function StatusLine({ children }: { readonly children: ReactNode }): JSX.Element {
  const isEmbed = useShell((shell) => shell.mode === 'embed');
  const sentence = lastEvent(useThrottledSession());
  const playing = useSession((session) => session.playing);
  const notice = useSession((session) => session.notice);
  return (
    <div className={css['line']} data-embed={isEmbed}>
      <span aria-live="polite">
        <Outcome />
      </span>
      <Sentence words={sentence} isLive={!playing} />
      <div className={css['notices']} aria-live="polite">
        {notice !== null && <Said notice={notice} />}
      </div>
      {!isEmbed && <Lamps />}
      {!isEmbed && <Present />}
      {children}
    </div>
  );
}

/** A sentence on one line, with a tip that shows all of it if it is cut. */
function Sentence({ words, isLive }: { readonly words: string; readonly isLive: boolean }): JSX.Element {
  const line = useRef<HTMLParagraphElement>(null);
  const isCut = useIsCut(line, words);
  return (
    <p
      ref={line}
      className={css['sentence']}
      tabIndex={isCut ? 0 : undefined}
      aria-live={isLive ? 'polite' : 'off'}
      {...nameTip(words)}
    >
      {words}
    </p>
  );
}

/** The event before the playhead, in a sentence. */
function lastEvent({ moment, recording, view }: Session): string {
  if (moment === 0 || moment > recording.length) return '';
  if (moment > recording.keptFrom) return describeEvent(recording.event(moment - 1), view);
  return `Older detail was discarded: before event ${formatCount(recording.keptFrom)} you can visit only every ${formatCount(KEYFRAME_EVENTS)}th moment.`;
}

/** What acting in the past does, when the user is about to act. While recording ahead: the way to stop. */
function Present(): JSX.Element | null {
  const isPast = useSession(({ playing, moment, length }) => !playing && moment < length);
  const isAboutToAct = useShell((shell) => shell.isAboutToAct);
  const isRecording = useSession((session) => session.isRecording || session.isActing);
  if (isPast && isAboutToAct) {
    return (
      <span className={css['past']}>
        <span>You are in the past. Acting here starts a new branch.</span>
      </span>
    );
  }
  if (!isRecording) return null;
  return (
    <span className={css['past']}>
      <span className="dim">recording ahead …</span>
      <button
        type="button"
        {...tip('Stop; the rest is recorded as you play')}
        onClick={() => void app.machine.stopRecording()}
      >
        Stop
      </button>
    </span>
  );
}

/** The outcome of the last action by hand; without one, the idle stretch that playing is skipping. */
function Outcome(): JSX.Element | null {
  const acted = useSession((session) => session.acted);
  const pause = useSession(({ recording, moment, pace, playing }) =>
    playing && pace === 'action' ? recording.action.breakAt(moment) : null,
  );
  const words = useMemo(
    () => (acted === null ? '' : resultWords(resultOf(acted.recording, acted.from, acted.to))),
    [acted],
  );
  if (pause !== null) return <span className={css['break']}>⋯ {breakWords(pause)}</span>;
  return words === '' ? null : <strong className={css['outcome']}>{words}</strong>;
}

function Said({ notice }: { readonly notice: Notice }): JSX.Element {
  useEffect(() => {
    if (toneOf(notice) !== 'info') return;
    const timer = window.setTimeout(() => {
      if (useSession.getState().notice === notice) setSession(app, { notice: null });
    }, STAYS);
    return () => window.clearTimeout(timer);
  }, [notice]);
  const tone = toneOf(notice);
  const isProblem = tone === 'problem';
  return (
    <div className={css['notice']} data-tone={tone}>
      {isProblem ? <CircleAlert size={15} aria-hidden="true" /> : <Info size={15} aria-hidden="true" />}
      <p>{noticeWords(notice)}</p>
      <button
        type="button"
        className="quiet icon"
        aria-label="Dismiss"
        onClick={() => setSession(app, { notice: null })}
      >
        <X size={14} />
      </button>
    </div>
  );
}
