import { type JSX, useEffect, useRef, useState } from 'react';
import { differences } from '../../model/compare/differences.ts';
import { Stage } from '../../stage/stage.ts';
import type { Contestant } from '../../state/lab/compare.ts';
import { useComparison } from '../../state/page.ts';
import css from './compare.module.css';

/** Frames in which each picture is painted once while machines play. */
const TURNS = 2;

/** Pictures between two readings of what differs while machines play: faster nobody reads. */
const READ_EVERY = 30;

interface SmallStageProps {
  readonly contestant: Contestant;
  /** The machine whose differences are marked. */
  readonly against: Contestant;
  readonly focus: number;
}

/** The picture of one machine of a comparison, with marks about what stands otherwise in another. */
export function SmallStage({ contestant, against, focus }: SmallStageProps): JSX.Element {
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
    const observer = new ResizeObserver(() => made.resize(box.clientWidth, box.clientHeight));
    observer.observe(box);
    return () => {
      observer.disconnect();
      made.dispose();
      stage.current = null;
    };
  }, []);
  const [words, setWords] = useState('');
  const { id, view, recording, scenario, label } = contestant;
  useEffect(() => {
    // While they play, the pictures take turns and nothing flies: what differs is seen, and frames come evenly.
    if (playing && (version + id) % TURNS !== 0) return;
    const { cpus, hz } = scenario.machine;
    const { marks, words: now } = differences(view, against.view, focus);
    if (!playing || version % READ_EVERY < TURNS) setWords(now);
    const marked = { selection: null, highlight: marks };
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
  }, [id, view, against, recording, scenario, focus, version, playing]);
  return (
    <>
      <div ref={room} className={css['stage']}>
        <canvas ref={canvas} role="img" aria-label={`The machine ${label}: threads, slabs and pages`} />
      </div>
      <p className="dim">
        Against “{against.label}”: {words}
      </p>
    </>
  );
}
