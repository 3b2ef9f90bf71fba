import {
  ChevronLeft,
  ChevronRight,
  Pause,
  Play,
  SkipBack,
  SkipForward,
  StepBack,
  StepForward,
} from 'lucide-react';
import { type JSX, useState } from 'react';
import { describeEvent } from '../model/queries/describe-event.ts';
import { MARKS, type MarkKind } from '../model/series/series.ts';
import type { Measure } from '../model/series/window.ts';
import {
  goToMark,
  stepBack,
  stepCommand,
  stepCommandBack,
  stepEvent,
  stepJiffy,
  togglePlay,
} from '../state/playback.ts';
import { seek, set, useSession } from '../state/session.ts';
import { BranchChoice } from './branch-choice.tsx';
import { Speed } from './speed.tsx';
import { Timeline } from './timeline/timeline.tsx';

const STEPS = ['event', 'call', 'jiffy'] as const;
type Step = (typeof STEPS)[number];

const MARK_WORDS: Readonly<Record<MarkKind, string>> = {
  grow: 'a slab arrives',
  reap: 'a reap',
  age: 'an ageing pass',
  deadlock: 'a deadlock',
  emergency: 'an emergency object',
  kswapd: 'kswapd wakes',
  reclaim: 'a direct reclaim',
  oom: 'out of memory',
  panic: 'a panic',
};

/** Time: play, pause, step and scrub through what was recorded. */
export function Transport(): JSX.Element {
  const { moment, length, view, playing, isRecording, markKind, measure, stepThrough, recording } =
    useSession();
  const [step, setStep] = useState<Step>('event');
  const [hasLanes, setLanes] = useState(false);
  const isPast = moment < length;
  return (
    <footer className="transport">
      <div className="row">
        <Buttons step={step} />
        <label>
          <span className="visually-hidden">Step by</span>
          <select
            aria-label="Step by"
            value={step}
            onChange={(event) => setStep(STEPS.find((one) => one === event.target.value) ?? 'event')}
          >
            {STEPS.map((one) => (
              <option key={one} value={one}>
                by {one}
              </option>
            ))}
          </select>
        </label>
        <Speed />
        <span className="mono clock">
          {(view.now / 1e9).toFixed(6)} s · jiffy {view.jiffies} · event {moment.toLocaleString('en')} /{' '}
          {length.toLocaleString('en')}
        </span>
        {isRecording && <span className="dim">recording ahead …</span>}
        {isPast && !playing && !isRecording && (
          <button type="button" className="past" onClick={() => seek(length)}>
            In the past · to the end
          </button>
        )}
        <span className="spring" />
        <BranchChoice />
        <span className="group">
          <button
            type="button"
            className="icon"
            aria-label="Previous mark"
            title="Previous mark (p)"
            onClick={() => goToMark(-1)}
          >
            <ChevronLeft size={16} />
          </button>
          <select
            aria-label="Kind of mark"
            value={markKind}
            onChange={(event) =>
              set({ markKind: MARKS.find((kind) => kind === event.target.value) ?? 'grow' })
            }
          >
            {MARKS.map((kind) => (
              <option key={kind} value={kind}>
                {MARK_WORDS[kind]} ({recording.series.marks[kind].length.toLocaleString('en')})
              </option>
            ))}
          </select>
          <button
            type="button"
            className="icon"
            aria-label="Next mark"
            title="Next mark (n)"
            onClick={() => goToMark(1)}
          >
            <ChevronRight size={16} />
          </button>
        </span>
      </div>
      <Timeline measure={measure} hasLanes={hasLanes} kind={markKind}>
        <span className="group">
          <select
            aria-label="Timeline by"
            value={measure}
            onChange={(event) =>
              set({ measure: event.target.value === 'time' ? 'time' : ('events' satisfies Measure) })
            }
          >
            <option value="time">by time</option>
            <option value="events">by events</option>
          </select>
          <button type="button" aria-pressed={hasLanes} onClick={() => setLanes(!hasLanes)}>
            CPU lanes
          </button>
          <label className="check">
            <input
              type="checkbox"
              checked={stepThrough}
              onChange={(event) => set({ stepThrough: event.target.checked })}
            />
            Step through actions
          </label>
        </span>
      </Timeline>
      <Sentence />
    </footer>
  );
}

function Buttons({ step }: { readonly step: Step }): JSX.Element {
  const { playing, length } = useSession();
  const back = { event: stepBack, call: stepCommandBack, jiffy: () => void stepJiffy(-1) }[step];
  const on = {
    event: () => void stepEvent(),
    call: () => void stepCommand(),
    jiffy: () => void stepJiffy(1),
  }[step];
  const words = step === 'event' ? 'an event' : `a ${step}`;
  return (
    <span className="group">
      <button type="button" className="icon" aria-label="To the beginning" onClick={() => seek(0)}>
        <SkipBack size={16} />
      </button>
      <button type="button" className="icon" aria-label={`Step back ${words}`} onClick={back}>
        <StepBack size={16} />
      </button>
      <button
        type="button"
        className="icon primary play"
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={togglePlay}
      >
        {playing ? <Pause size={16} /> : <Play size={16} />}
      </button>
      <button type="button" className="icon" aria-label={`Step ${words}`} onClick={on}>
        <StepForward size={16} />
      </button>
      <button type="button" className="icon" aria-label="To the end" onClick={() => seek(length)}>
        <SkipForward size={16} />
      </button>
    </span>
  );
}

function Sentence(): JSX.Element {
  const { moment, playing, view, recording } = useSession();
  const sentence =
    moment > 0 && moment <= recording.length ? describeEvent(recording.event(moment - 1), view) : '';
  return (
    <p className="sentence" aria-live={playing ? 'off' : 'polite'}>
      {sentence}
    </p>
  );
}
