import { CATALOGUE, EventLog, NS_PER_MS, Run } from '../../engine/index.ts';
import { focusedCache } from '../model/focused-cache.ts';
import { reduce } from '../model/reduce.ts';
import { View } from '../model/view.ts';
import type { Box } from './box.ts';
import type { Scene } from './scene.ts';
import { SceneMaker } from './scene-maker.ts';
import { cellSize } from './slab-card.ts';

/** Gaps higher than this, in CSS pixels, are blank bands. */
const BAND = 20;

/** How well a scene fills the stage, as shares from 0 to 1. */
export interface Coverage {
  /** Blank bands, of the stage's height. */
  readonly blank: number;
  /** The columns of slab cards, of the stage's width. */
  readonly span: number;
  /** Marks, of the area of a slab card. */
  readonly marks: number;
}

/** Measures how well a scene fills the stage. */
export function coverageOf(scene: Scene): Coverage {
  const { slabs } = scene;
  const card = slabs?.card;
  if (slabs === null || card === undefined) return { blank: blankShare(scene), span: 0, marks: 0 };
  const columns = Math.max(...slabs.blocks.map((one) => Math.min(one.columns, one.slabs.length)));
  const mark = cellSize(card);
  return {
    blank: blankShare(scene),
    span: (columns * card.pitchX - (card.pitchX - card.width)) / scene.width,
    marks: (slabs.objs * mark.width * mark.height) / (card.width * card.height),
  };
}

function blankShare(scene: Scene): number {
  const boxes = contents(scene).sort((a, b) => a.y - b.y);
  let bottom = 0;
  let blank = 0;
  for (const { y, height } of boxes) {
    if (y - bottom > BAND) blank += y - bottom;
    bottom = Math.max(bottom, y + height);
  }
  if (scene.height - bottom > BAND) blank += scene.height - bottom;
  return blank / scene.height;
}

/** The boxes of everything a scene shows. */
function contents(scene: Scene): Box[] {
  const { headings, lamps, strip, cpus, slabs, tree, pages, pageKeys, gauge, absence } = scene;
  const boxes: Box[] = [...headings, ...lamps, ...pageKeys, ...strip.tiles].map(({ box }) => box);
  for (const { box } of cpus.cards) boxes.push(box);
  for (const block of slabs?.blocks ?? []) boxes.push(block.label, block.box);
  for (const { box } of slabs?.growth ?? []) boxes.push(box);
  for (const { x, y, half } of tree.nodes) {
    boxes.push({ x: x - half.x, y: y - half.y, width: 2 * half.x, height: 2 * half.y });
  }
  const last = pages.regions.at(-1);
  const rows = last === undefined ? 0 : Math.ceil((last.firstBlock + last.blocks) / pages.columns);
  boxes.push({ ...pages.box, height: rows * pages.pitch });
  if (gauge !== null) boxes.push(gauge);
  if (absence !== null) boxes.push(absence.box);
  return boxes;
}

/** Runs a scenario of the catalogue once, stopping at given fractions of its time. */
export function eachMoment(
  name: string,
  shares: readonly number[],
  see: (share: number, view: View) => void,
): void {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
  const log = new EventLog();
  const run = new Run(scenario, log);
  const view = new View();
  for (const share of shares) {
    run.advance(share * scenario.end * NS_PER_MS, Number.POSITIVE_INFINITY);
    for (const chunk of log.take()) reduce(view, chunk, 0, chunk.count, log.strings);
    see(share, view);
  }
}

/** The scene of a scenario's view on a stage of the given size. */
export function sceneOf(name: string, view: View, width: number, height: number): Scene {
  const machine = CATALOGUE[name]?.machine ?? { cpus: 1, hz: 100 };
  const { cpus, hz } = machine;
  const focus = focusedCache(view, 0);
  return new SceneMaker().make({ view, focus, cpus, hz, width, height, queuedAt: () => -1 }, null);
}
