import { type JSX, useEffect, useRef } from 'react';
import { NO_HIGHLIGHT } from '../../model/selection.ts';
import { Stage } from '../../stage/stage.ts';
import { type Contestant, useComparison } from '../../state/compare.ts';
import css from './compare.module.css';

/** Frames in which each picture is painted once while machines play. */
const TURNS = 2;

/** The picture of one machine of a comparison. */
export function SmallStage({
  contestant,
  focus,
}: {
  readonly contestant: Contestant;
  readonly focus: number;
}): JSX.Element {
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
  const { id, view, recording, scenario, label } = contestant;
  useEffect(() => {
    // While they play, the pictures take turns and nothing flies: what differs is seen, and frames come evenly.
    if (playing && (version + id) % TURNS !== 0) return;
    const { cpus, hz } = scenario.machine;
    const nothing = { selection: null, highlight: NO_HIGHLIGHT };
    stage.current?.show({
      view,
      recording,
      moment: view.moment,
      focus,
      ...nothing,
      cpus,
      hz,
      isStill: playing,
    });
  }, [id, view, recording, scenario, focus, version, playing]);
  return (
    <div ref={room} className={css['stage']}>
      <canvas ref={canvas} role="img" aria-label={`The machine ${label}: threads, slabs and pages`} />
    </div>
  );
}
