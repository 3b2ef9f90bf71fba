import type { JSX } from 'react';
import { cpuOf, FUNCTIONS, fnOf } from '../../../engine/index.ts';
import { KEYFRAME_EVENTS } from '../../model/keyframes.ts';
import type { Recording } from '../../model/recording.ts';
import type { Stretches } from '../../model/series/cache-tracks.ts';
import { SHADED_BITS } from '../../model/state-bits.ts';
import { MARK_WORDS } from '../../words/marks.ts';
import { formatCount } from '../../words/numbers.ts';
import { formatSeconds } from '../../words/times.ts';
import { curvesOf } from './curves.ts';
import { markNear } from './marks.ts';
import type { TaskNames } from './paint-lanes.ts';
import type { Point } from './point.ts';
import css from './timeline.module.css';
import { branchHeight, isIn, ROW } from './timeline-rows.ts';
import { momentAtX, type TimelineScene } from './timeline-scene.ts';

/** The most events to search for the last one of a CPU. */
const LOOK_BACK = 4000;

const THINNED = `detail discarded: only every ${formatCount(KEYFRAME_EVENTS)}th moment can be visited`;

/** The tooltip of a point of the timeline. */
export function Tip({
  scene,
  names,
  point,
}: {
  scene: TimelineScene;
  names: TaskNames;
  point: Point;
}): JSX.Element {
  const lines = linesAt(scene, names, point);
  const isRight = point.x > scene.width / 2;
  const style = isRight ? { insetInlineEnd: scene.width - point.x + 12 } : { insetInlineStart: point.x + 12 };
  return (
    <div className={css['tip']} role="tooltip" style={style}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function linesAt(scene: TimelineScene, names: TaskNames, { x, y }: Point): readonly string[] {
  const { recording, rows, hasLanes, cpus, branches } = scene;
  const moment = momentAtX(scene, x);
  const when = `${formatSeconds(recording.timeBefore(moment))} · event ${formatCount(moment)}`;
  const cpu = Math.floor((y - rows.lanes) / ROW.lane);
  if (hasLanes && cpu >= 0 && cpu < cpus) return [when, laneWords(recording, names, cpu, moment)];
  const branch = branches[Math.floor((y - rows.branches) / branchHeight(branches.length))];
  if (y >= rows.branches && branch !== undefined) {
    return [branch.label, branch.isCurrent ? 'you are on this branch' : 'click to switch to this branch'];
  }
  const marks = rows.marks.find((row) => isIn(row, y));
  if (marks !== undefined) {
    const mark = markNear(scene, marks.lane, x);
    if (mark === null) return [when];
    return [`${MARK_WORDS[mark.kind]} · event ${formatCount(mark.moment)}`, 'click to go there'];
  }
  const thinned = moment < recording.keptFrom ? [THINNED] : [];
  return [when, ...thinned, ...curveWords(scene, moment), ...stateWords(scene, moment)];
}

function curveWords({ recording, focus, ghost }: TimelineScene, moment: number): string[] {
  const then = ghost?.overview.times.momentAt(recording.timeBefore(moment)) ?? 0;
  return curvesOf(recording, focus, ghost?.overview ?? null).map(
    ({ name, track, ghost: wouldBe, format }) => {
      const other = wouldBe === null ? '' : ` (would be ${format(wouldBe.before(then))})`;
      return `${name} ${format(track.before(moment))}${other}`;
    },
  );
}

/** What was set at a moment: state bits of the cache, and kswapd. */
function stateWords({ recording, focus }: TimelineScene, moment: number): string[] {
  const { caches, kswapdAwake } = recording.series;
  const bands = caches[focus]?.bands;
  const isSet = (stretches: Stretches): boolean => stretches.countUpTo(moment - 1) % 2 === 1;
  const set: string[] = SHADED_BITS.filter((bit) => bands !== undefined && isSet(bands[bit]));
  if (isSet(kswapdAwake)) set.push('kswapd awake');
  return set.length === 0 ? [] : [set.join(' · ')];
}

/** The task that a CPU ran at a moment, and the function it was in. */
function laneWords(recording: Recording, names: TaskNames, cpu: number, moment: number): string {
  const lane = recording.series.lanes[cpu];
  const task = lane === undefined ? -1 : lane.tasks.at(lane.moments.countUpTo(moment - 1) - 1);
  if (lane === undefined || lane.moments.countUpTo(moment - 1) === 0 || task < 0) return `CPU ${cpu} is idle`;
  const fn = functionOf(recording, cpu, moment);
  return `CPU ${cpu} runs ${names.nameOf(task)}${fn === 'none' ? '' : ` in ${fn}`}`;
}

function functionOf(recording: Recording, cpu: number, moment: number): string {
  for (let at = moment - 1; at >= recording.keptFrom && at > moment - LOOK_BACK; at--) {
    const what = recording.word(at);
    if (cpuOf(what) === cpu) return FUNCTIONS[fnOf(what)] ?? 'none';
  }
  return 'none';
}
