import { type JSX, useEffect, useRef, useState } from 'react';
import { differences } from '../../model/compare/differences.ts';
import { Stage } from '../../stage/stage.ts';
import type { Variant } from '../../state/lab/compare.ts';
import { useComparison } from '../../state/lab/page-lab.ts';
import { describeMarked } from '../../words/differences.ts';
import { loadGestures } from '../stage/gestures.ts';
import css from './compare.module.css';

/** While machines play, each picture is painted once in so many frames. */
const TURNS = 2;

/** While machines play, the text is updated once in so many frames: faster it could not be read. */
const READ_EVERY = 30;

interface SmallStageProps {
  readonly variant: Variant;
  /** The machine whose differences are marked. */
  readonly against: Variant;
  /** Whether there are others besides these two. */
  readonly isOneOfMany: boolean;
  readonly focus: number;
}

/** The picture of one machine of a comparison, with marks around what differs from another. */
export function SmallStage({ variant, against, isOneOfMany, focus }: SmallStageProps): JSX.Element {
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage | null>(null);
  const version = useComparison((comparison) => comparison.version);
  const playing = useComparison((comparison) => comparison.playing);
  useEffect(() => {
    const [box, element] = [room.current, canvas.current];
    if (box === null || element === null) return;
    const nothing = (): void => {};
    const made = new Stage(element, { onHover: nothing, onClick: nothing, onLayout: nothing });
    stage.current = made;
    made.addGestures(loadGestures);
    const observer = new ResizeObserver(() => made.resize(box.clientWidth, box.clientHeight));
    observer.observe(box);
    return () => {
      observer.disconnect();
      made.dispose();
      stage.current = null;
    };
  }, []);
  const [words, setWords] = useState('');
  const { id, view, recording, scenario, label } = variant;
  useEffect(() => {
    // While they play, the pictures take turns and nothing moves between cells, to keep frames even.
    if (playing && (version + id) % TURNS !== 0) return;
    const { cpus, hz } = scenario.machine;
    const show = (): void => {
      const found = differences(view, against.view, focus);
      if (!playing || version % READ_EVERY < TURNS) setWords(describeMarked(found));
      const marked = { selection: null, highlight: found.marks, links: null };
      stage.current?.show({
        view,
        recording,
        moment: view.moment,
        focus,
        ...marked,
        cpus,
        hz,
        isStill: playing,
      });
    };
    return afterFrames(playing ? 0 : id, show);
  }, [id, view, against, recording, scenario, focus, version, playing]);
  return (
    <>
      <p className="dim">
        {isOneOfMany ? `Against “${against.label}”: ` : ''}
        {words}
      </p>
      <div ref={room} className={css['stage']}>
        <canvas ref={canvas} role="img" aria-label={`The machine ${label}: threads, slabs and pages`} />
      </div>
    </>
  );
}

/** Does something some frames later: large machines are painted in a frame each. Returns what cancels it. */
function afterFrames(frames: number, act: () => void): () => void {
  if (frames === 0) {
    act();
    return () => undefined;
  }
  let cancel = (): void => undefined;
  const frame = requestAnimationFrame(() => {
    cancel = afterFrames(frames - 1, act);
  });
  cancel = () => cancelAnimationFrame(frame);
  return () => cancel();
}
