import { objectName } from '../model/names/names.ts';
import type { TaskState } from '../model/task-state.ts';
import { overlap } from '../scene/box.ts';
import { type CpuCard, rowWords } from '../scene/cpu-cards.ts';
import { DRAWN_FROM } from '../scene/detail.ts';
import { type MagazinePlace, roundBox } from '../scene/magazine-place.ts';
import type { Scene } from '../scene/scene.ts';
import { leastText, MONO_WIDTH, TEXT } from '../scene/text-size.ts';
import { notchedPath, strokeSelected } from './object-marks.ts';
import { framePath, insetBox, lessAndLess, type Pen, widthOf, write, writeFirst } from './pen.ts';

/** Paints the cards of the CPUs. */
export function paintCpus(pen: Pen, scene: Scene): void {
  const cards = scene.cpus.cards.filter(({ box }) => overlap(box, pen.window));
  paintFrames(pen, cards);
  for (const card of cards) paintCard(pen, scene, card);
}

function paintFrames(pen: Pen, cards: readonly CpuCard[]): void {
  const { ctx, theme, k } = pen;
  const framed = cards.filter(({ size }) => size !== 'row');
  ctx.beginPath();
  for (const { box } of framed) framePath(pen, insetBox(box, 0.5 / k), 6);
  ctx.fillStyle = theme.panel;
  ctx.fill();
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1 / k;
  ctx.stroke();
}

function paintCard(pen: Pen, scene: Scene, card: CpuCard): void {
  if (card.size === 'full') paintFull(pen, card);
  else if (card.size === 'medium') paintMedium(pen, card);
  else paintSmall(pen, card);
  if (card.magazine !== null) paintMagazine(pen, scene, card, card.magazine);
}

function paintFull(pen: Pen, card: CpuCard): void {
  const { theme } = pen;
  const { x, y, width, height } = card.box;
  paintName(pen, card, x + 11, y + 19, { name: TEXT.large, task: TEXT.body });
  if (card.state === 'idle')
    write(pen, 'idle', x + 11, y + 36, { colour: theme.dim, size: TEXT.body, face: 'sans' });
  else {
    const isOutside = card.fn === '';
    const colour = isOutside ? theme.dim : isHeld(card.state) ? theme.dim : theme.text;
    const fn = isOutside ? 'outside the allocator' : card.fn;
    writeFirst(pen, [fn], x + 11, y + 35, { colour, size: TEXT.code, face: 'mono', most: width - 22 });
    paintState(pen, card, x + 15, y + 45.5);
    writeFirst(pen, [...lessAndLess(card.phrase), card.state], x + 24, y + 49, {
      colour: theme.dim,
      size: TEXT.body,
      face: 'sans',
      most: width - 34,
    });
  }
  paintQueue(pen, card, x + 11, y + height - 9, width - 22);
}

function paintMedium(pen: Pen, card: CpuCard): void {
  const { theme } = pen;
  const { x, y, width } = card.box;
  const isNarrow = width < ROOMY_NAME;
  paintName(pen, card, x + 9, y + 16, { name: TEXT.name, task: TEXT.code }, !isNarrow);
  const taken = isNarrow ? paintCount(pen, card, x + width - 9, y + 31) : 0;
  const words = card.fn === '' ? [...lessAndLess(card.phrase), card.state] : [card.fn, card.state];
  const colour = isHeld(card.state) || card.fn === '' ? theme.dim : theme.text;
  if (card.state !== 'idle') paintState(pen, card, x + 13, y + 27.5);
  const left = card.state === 'idle' ? 9 : 21;
  writeFirst(pen, words, x + left, y + 31, {
    colour,
    size: TEXT.small,
    face: 'mono',
    most: width - left - 9 - taken,
  });
}

function paintSmall(pen: Pen, card: CpuCard): void {
  const { theme } = pen;
  const { box, size, cpu, state, task, phrase, magazine, queue } = card;
  const isRow = size === 'row';
  const left = box.x + (isRow ? 0 : 7);
  const base = box.y + (isRow ? 12 : 15);
  write(pen, `${cpu}`, left, base, { colour: theme.text, size: TEXT.body, face: 'mono', weight: 600 });
  if (state !== 'idle') paintState(pen, card, left + 22, base - 4);
  const more = queue.length > 0 ? `+${queue.length}` : '';
  const count = magazine === null ? '' : `${magazine.objs.length}/${magazine.size}`;
  const most = isRow ? rowWords(box.width) : box.width - 52 - MONO_WIDTH * TEXT.code * count.length;
  const style = { size: TEXT.small, face: 'mono', colour: theme.dim } as const;
  const after = writeFirst(pen, [`${task}${more}`, task, more], left + 29, base, { ...style, most }) + 6;
  if (state !== 'idle')
    writeFirst(pen, lessAndLess(phrase), left + 29 + after, base, {
      ...style,
      face: 'sans',
      most: most - after,
    });
  if (magazine === null) return;
  const right = box.x + box.width - (isRow ? 2 : 7);
  write(pen, count, right, base, { colour: theme.dim, size: TEXT.small, face: 'mono', align: 'right' });
}

/** Width of the text “irq off”. */
const IRQ_OFF = 50;

/** Font sizes of the names of a CPU and its task. */
interface NameSize {
  readonly name: number;
  readonly task: number;
}

/** The name of the CPU and its task, with how full its magazine is at the right. */
function paintName(pen: Pen, card: CpuCard, x: number, y: number, size: NameSize, isCounted = true): void {
  const { theme } = pen;
  const name = `CPU ${card.cpu}`;
  const style = { size: size.name, face: 'sans', weight: 700 } as const;
  write(pen, name, x, y, { ...style, colour: theme.text });
  const after = x + widthOf(pen, name, style) + 7;
  const right = card.box.x + card.box.width - 10;
  const before = right - (isCounted ? paintCount(pen, card, right, y) : 0);
  const most = before - after - (card.irqOff ? IRQ_OFF : 0);
  writeFirst(pen, [card.task], after, y, { colour: theme.text, size: size.task, face: 'mono', most });
  if (!card.irqOff) return;
  write(pen, 'irq off', before, y, { colour: theme.text, size: TEXT.small, face: 'mono', align: 'right' });
}

/** Writes how full a card's magazine is, and returns the width that it takes. */
function paintCount(pen: Pen, { magazine }: CpuCard, right: number, y: number): number {
  if (magazine === null) return 0;
  const words = `${magazine.objs.length} of ${magazine.size}`;
  const style = { size: TEXT.code, face: 'mono' } as const;
  write(pen, words, right, y, { ...style, colour: pen.theme.dim, align: 'right' });
  return widthOf(pen, words, style) + 8;
}

/** The least card width at which the count fits on the line with the names. */
const ROOMY_NAME = 170;

function paintQueue(pen: Pen, { queue }: CpuCard, x: number, y: number, width: number): void {
  if (queue.length === 0) return;
  const { theme } = pen;
  const style = { colour: theme.dim, size: TEXT.small, face: 'mono' } as const;
  let at = x;
  for (const [i, words] of queue.entries()) {
    const left = queue.length - i;
    const more = left > 1 ? ` +${left - 1}` : '';
    const room = x + width - at - widthOf(pen, more, style);
    if (widthOf(pen, words, style) > room) {
      write(pen, `+${left}`, at, y, style);
      return;
    }
    write(pen, words, at, y, style);
    at += widthOf(pen, words, style) + 10;
  }
}

function isHeld(state: TaskState): boolean {
  return state === 'spins' || state === 'sleeps';
}

/** A mark for what a task does: a triangle runs, a hollow triangle is ready, a ring spins, two bars sleep. */
function paintState({ ctx, theme, k }: Pen, { state }: CpuCard, x: number, y: number): void {
  ctx.fillStyle = isHeld(state) ? theme.dim : theme.text;
  ctx.strokeStyle = ctx.fillStyle;
  ctx.lineWidth = Math.max(1.4, 1 / k);
  ctx.beginPath();
  if (state === 'sleeps') {
    ctx.rect(x - 3.2, y - 3.5, 2.2, 7);
    ctx.rect(x + 1, y - 3.5, 2.2, 7);
    ctx.fill();
  } else if (state === 'spins') {
    ctx.arc(x, y, 3.4, 0.5, 5.6);
    ctx.stroke();
  } else {
    ctx.moveTo(x - 3, y - 3.8);
    ctx.lineTo(x + 3.8, y);
    ctx.lineTo(x - 3, y + 3.8);
    ctx.closePath();
    if (state === 'runs') ctx.fill();
    else ctx.stroke();
  }
}

/** From the lower edge of a card to the line for the age of its magazine. */
const AGE_FROM_EDGE = { full: 23, medium: 7, small: 4 } as const;

function paintMagazine(pen: Pen, scene: Scene, { box, size }: CpuCard, magazine: MagazinePlace): void {
  if (magazine.cell === 0) paintLevel(pen, magazine);
  else paintRounds(pen, scene, magazine);
  paintSelectedRound(pen, magazine);
  const { ctx, theme } = pen;
  if (size === 'row') return;
  const inset = size === 'full' ? 11 : size === 'medium' ? 9 : 7;
  const y = box.y + box.height - AGE_FROM_EDGE[size];
  const width = box.width - 2 * inset;
  ctx.fillStyle = theme.raised;
  ctx.fillRect(box.x + inset, y, width, 2.5);
  ctx.fillStyle = theme.dim;
  ctx.fillRect(box.x + inset, y, width * magazine.age, 2.5);
}

/** A magazine as a bar: it is too large, or the card too small, for single rounds. */
function paintLevel({ ctx, theme, k }: Pen, { box, objs, size }: MagazinePlace): void {
  ctx.fillStyle = theme.raised;
  ctx.fillRect(box.x, box.y, box.width, box.height);
  ctx.fillStyle = theme.magazine;
  ctx.fillRect(box.x, box.y, (box.width * objs.length) / Math.max(1, size), box.height);
  ctx.strokeStyle = theme.free;
  ctx.lineWidth = 1 / k;
  ctx.strokeRect(box.x, box.y, box.width, box.height);
}

function paintRounds(pen: Pen, scene: Scene, magazine: MagazinePlace): void {
  const { ctx, theme, k, motion } = pen;
  const { objs, size, cell } = magazine;
  ctx.beginPath();
  for (let i = 0; i < size; i++) {
    const obj = objs[i];
    if (obj !== undefined && !motion.isComing(obj, 'magazine')) continue;
    framePath(pen, insetBox(roundBox(magazine, i), 0.5 / k), cell > 12 ? 3 : 0);
  }
  ctx.strokeStyle = theme.free;
  ctx.lineWidth = 1 / k;
  ctx.setLineDash(cell > 12 ? [2.5 / k, 2 / k] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  for (let i = 0; i < objs.length; i++) {
    if (motion.isComing(objs[i] ?? 0, 'magazine')) continue;
    const box = roundBox(magazine, i);
    if (cell * k < DRAWN_FROM.roundNotch) ctx.rect(box.x, box.y, box.width, box.height);
    else notchedPath(ctx, box);
  }
  ctx.fillStyle = theme.magazine;
  ctx.fill();
  if (cell * k >= DRAWN_FROM.roundName) paintNames(pen, scene, magazine);
}

/** Names of rounds, where they fit. */
function paintNames(pen: Pen, scene: Scene, magazine: MagazinePlace): void {
  const { theme, k, home, motion } = pen;
  const least = leastText(home) / k;
  for (const [i, obj] of magazine.objs.entries()) {
    const box = roundBox(magazine, i);
    const name = objectName(scene.view, obj).slice(1);
    const size = Math.min(TEXT.body, (box.width - 1.5) / (MONO_WIDTH * name.length));
    if (size < least || motion.isComing(obj, 'magazine')) continue;
    const style = { colour: theme.onMagazine, size, face: 'mono', weight: 600, align: 'center' } as const;
    write(pen, name, box.x + box.width / 2, box.y + box.height / 2 + size * 0.35, style);
  }
}

/** The outline of the selected round. */
function paintSelectedRound(pen: Pen, magazine: MagazinePlace): void {
  const { selection } = pen;
  const i = selection?.kind === 'object' ? magazine.objs.indexOf(selection.slot) : -1;
  if (i >= 0 && magazine.cell > 0) strokeSelected(pen, roundBox(magazine, i));
}
