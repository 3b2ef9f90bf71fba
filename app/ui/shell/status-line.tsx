import { CircleAlert, Info, X } from 'lucide-react';
import { type JSX, useEffect } from 'react';
import { KEYFRAME_EVENTS } from '../../model/keyframes.ts';
import { type Notice, toneOf } from '../../model/notice.ts';
import { app, useSession } from '../../state/page.ts';
import { type Session, seek, setSession } from '../../state/session.ts';
import { useShell } from '../../state/shell.ts';
import { describeEvent } from '../../words/events.ts';
import { noticeWords } from '../../words/notices.ts';
import { Lamps } from '../transport/lamps.tsx';
import css from './status-line.module.css';

/** Ms for which something that is only worth knowing stays. */
const STAYS = 12_000;

/** What has just happened in a sentence, and beside it what the page has to say: a line of its own, so nothing is covered. */
export function StatusLine(): JSX.Element {
  const sentence = useSession(lastEvent);
  const playing = useSession((session) => session.playing);
  const notice = useSession((session) => session.notice);
  return (
    <div className={css['line']}>
      <p className={css['sentence']} aria-live={playing ? 'off' : 'polite'} title={sentence}>
        {sentence}
      </p>
      <div className={css['notices']} aria-live="polite">
        {notice !== null && <Said notice={notice} />}
      </div>
      <Lamps />
      <Present />
    </div>
  );
}

/** The event before the playhead, in a sentence. */
function lastEvent({ moment, recording, view }: Session): string {
  if (moment === 0 || moment > recording.length) return '';
  if (moment > recording.keptFrom) return describeEvent(recording.event(moment - 1), view);
  return `Thinned here: of the events before ${recording.keptFrom.toLocaleString('en')}, one moment in ${KEYFRAME_EVENTS.toLocaleString('en')} is kept.`;
}

/** Whether this is the present; the way back to it, and what acting in the past does. */
function Present(): JSX.Element | null {
  const isPast = useSession(({ playing, moment, length }) => !playing && moment < length);
  const isRecording = useSession((session) => session.isRecording || session.isActing);
  const hasMode = useShell((shell) => shell.mode !== 'embed');
  if (isRecording) {
    return (
      <span className={css['past']}>
        <span className="dim">recording ahead …</span>
        <button
          type="button"
          title="The rest is recorded when somebody plays it"
          onClick={() => void app.machine.stopRecording()}
        >
          Stop
        </button>
      </span>
    );
  }
  if (!isPast || !hasMode) return null;
  return (
    <span className={css['past']}>
      <span className={css['past-words']}>In the past: what you do here makes a branch.</span>
      <button type="button" title="To the end of the recording (End)" onClick={toPresent}>
        Return to present
      </button>
    </span>
  );
}

function toPresent(): void {
  seek(app, useSession.getState().length);
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
