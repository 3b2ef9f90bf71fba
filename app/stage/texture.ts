import { PLACE, type View } from '../model/view.ts';
import type { Box } from '../scene/box.ts';
import { TEXTURE_COARSEST } from '../scene/detail.ts';
import type { Scene, SlabScene } from '../scene/scene.ts';
import type { SlabCard } from '../scene/slab-card.ts';
import { cardAt } from '../scene/slab-layout.ts';
import type { Touched } from '../scene/touched.ts';
import { Mipmap } from './mipmap.ts';
import type { Pen } from './pen.ts';
import type { Theme } from './theme.ts';

/** With more slabs than this, the whole picture is drawn at once. */
const MOST_PATCHES = 100;

/** Paints the objects of a cache that are too small to be painted one by one. */
export type TexturePainter = Pick<SlabTexture, 'paint'>;

/**
 * A picture with a pixel per object of the cache in focus, slab by slab in the order of their numbers: even with a
 * million objects only the slabs that changed are redrawn.
 */
export class SlabTexture {
  readonly #canvas = document.createElement('canvas');
  readonly #small = new Mipmap();
  #image: ImageData | null = null;
  #pixels = new Uint32Array(0);
  /** Identifies what the picture was made for. */
  #key = '';
  #columns = 1;
  /** Parts of the picture that are not on the canvas yet. */
  readonly #patches: Box[] = [];
  /** The number under which each slab was drawn. */
  readonly #written = new Map<number, number>();
  #colours: Colours | null = null;
  #theme: Theme | null = null;

  /** Applies what changed; null: anything may have. */
  update(scene: Scene, touched: Touched | null): void {
    const { slabs, view } = scene;
    if (this.#key === '' || slabs === null || touched === null) {
      this.#key = '';
      return;
    }
    if (this.#keyOf(scene, slabs) !== this.#key) {
      this.#key = '';
      return;
    }
    // Slabs of other caches are touched too; freed slabs of this one make room first.
    for (const slab of touched.slabs) {
      const slot = this.#written.get(slab);
      if (slot === undefined || slabs.slots.of(slab) >= 0) continue;
      this.#written.delete(slab);
      this.#clear(slabs, slot);
      this.#changed(slabs, slot);
    }
    for (const slab of touched.slabs) {
      const slot = slabs.slots.of(slab);
      if (slot < 0) continue;
      this.#write(view, slabs, slab, slot);
      this.#changed(slabs, slot);
    }
  }

  /** Paints the whole picture, or, if slabs are in list order, each slab's part of it. */
  paint(pen: Pen, scene: Scene, slabs: SlabScene): void {
    if (this.#theme !== pen.theme) {
      this.#theme = pen.theme;
      this.#colours = coloursOf(pen.theme);
      this.#key = '';
    }
    if (this.#key !== this.#keyOf(scene, slabs)) this.#rebuild(scene, slabs);
    const { ctx, k } = pen;
    const { card, blocks } = slabs;
    const scale = Math.min(card.cell, card.cellX) * k * window.devicePixelRatio;
    ctx.imageSmoothingEnabled = scale < 1.5;
    const [block] = blocks;
    if (block === undefined) return;
    if (slabs.isNumbered) {
      const { canvas, block: part } = this.#sourceFor(card, scale, k * window.devicePixelRatio);
      const width = canvas.width * part.width * card.cellX;
      const height = canvas.height * part.height * card.cell;
      ctx.drawImage(canvas, block.box.x, block.box.y, width, height);
      return;
    }
    this.#flush();
    for (const one of blocks) {
      for (const [index, slab] of one.slabs.entries()) {
        const goal = pen.motion.cornerOf(slab, cardAt(card, one, index), pen.now);
        const { x, y } = this.#cornerOf(slabs, slabs.slots.of(slab));
        ctx.drawImage(this.#canvas, x, y, card.perRow, card.rows, goal.x, goal.y, card.width, card.height);
      }
    }
  }

  /**
   * The picture, or a smaller one if many objects share a pixel of the screen: its tone shows how many are in use.
   * `block`: the objects across and down in a pixel. Lengths in device pixels: `scale` of an object, `ratio` of a world
   * unit.
   */
  #sourceFor(
    card: SlabCard,
    scale: number,
    ratio: number,
  ): { readonly canvas: HTMLCanvasElement; readonly block: Pick<Box, 'width' | 'height'> } {
    if (scale >= TEXTURE_COARSEST || this.#image === null) {
      this.#flush();
      return { canvas: this.#canvas, block: { width: 1, height: 1 } };
    }
    const block = blockFor(card, scale, ratio);
    this.#small.ensure(this.#image, block, this.#colours?.magazine ?? 0);
    this.#small.flush();
    return { canvas: this.#small.canvas, block };
  }

  /** Marks the pixels of a slab as changed. */
  #changed(slabs: SlabScene, slot: number): void {
    const { perRow, rows } = slabs.card;
    const corner = this.#cornerOf(slabs, slot);
    if (this.#image !== null) this.#small.patch(this.#image, corner.x, corner.y, perRow, rows);
    this.#patches.push({ ...corner, width: perRow, height: rows });
  }

  /** Updates the canvas: all patches before it is read, since a canvas that is read is copied when it is written. */
  #flush(): void {
    const context = this.#canvas.getContext('2d');
    if (context === null || this.#image === null || this.#patches.length === 0) return;
    if (this.#patches.length > MOST_PATCHES) context.putImageData(this.#image, 0, 0);
    else {
      for (const { x, y, width, height } of this.#patches)
        context.putImageData(this.#image, 0, 0, x, y, width, height);
    }
    this.#patches.length = 0;
  }

  #rebuild(scene: Scene, slabs: SlabScene): void {
    this.#key = this.#keyOf(scene, slabs);
    const { perRow, rows } = slabs.card;
    const count = slabs.slots.slabs.length;
    this.#columns = columnsOf(slabs);
    this.#written.clear();
    this.#small.clear();
    const width = this.#columns * (perRow + 1);
    const height = Math.max(1, Math.ceil(capacityOf(count) / this.#columns)) * (rows + 1);
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#image = new ImageData(width, height);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
    for (const [slot, slab] of slabs.slots.slabs.entries())
      if (slab >= 0) this.#write(scene.view, slabs, slab, slot);
    this.#patches.length = 0;
    this.#patches.push({ x: 0, y: 0, width, height });
  }

  #write(view: View, { card, objs }: SlabScene, slab: number, slot: number): void {
    const first = view.slabFirst.get(slab);
    const colours = this.#colours;
    if (colours === null) return;
    this.#written.set(slab, slot);
    const width = this.#columns * (card.perRow + 1);
    let row = this.#firstPixel(card, slot);
    for (let i = 0, x = 0; i < objs; i++) {
      const place = view.objPlace.get(first + i);
      this.#pixels[row + x] =
        place === PLACE.slab ? colours.free : place === PLACE.magazine ? colours.magazine : colours.caller;
      x += 1;
      if (x < card.perRow) continue;
      x = 0;
      row += width;
    }
  }

  #clear({ card }: SlabScene, slot: number): void {
    const width = this.#columns * (card.perRow + 1);
    for (let line = 0, at = this.#firstPixel(card, slot); line < card.rows; line++, at += width) {
      this.#pixels.fill(0, at, at + card.perRow);
    }
  }

  #firstPixel({ perRow, rows }: SlabScene['card'], slot: number): number {
    const line = Math.floor(slot / this.#columns) * (rows + 1);
    return (line * this.#columns + (slot % this.#columns)) * (perRow + 1);
  }

  #cornerOf({ card }: SlabScene, slot: number): { readonly x: number; readonly y: number } {
    return {
      x: (slot % this.#columns) * (card.perRow + 1),
      y: Math.floor(slot / this.#columns) * (card.rows + 1),
    };
  }

  #keyOf({ cache }: Scene, slabs: SlabScene): string {
    const capacity = capacityOf(slabs.slots.slabs.length);
    return `${cache?.index} ${cache?.name} ${slabs.objs} ${slabs.card.perRow} ${columnsOf(slabs)} ${capacity}`;
  }
}

/**
 * The objects that share a pixel: as many as fill a device pixel, or whole slabs if these are small. Other blocks would
 * cut through slabs and make stripes that depend only on the scale.
 */
function blockFor(
  { perRow, rows, pitchX, pitchY }: SlabCard,
  scale: number,
  ratio: number,
): Pick<Box, 'width' | 'height'> {
  if (Math.max(pitchX, pitchY) * ratio > SMALL_SLAB) {
    const side = 2 ** Math.ceil(Math.log2(TEXTURE_COARSEST / scale));
    return { width: side, height: side };
  }
  const across = Math.max(1, Math.ceil(TEXTURE_COARSEST / (pitchX * ratio)));
  const down = Math.max(1, Math.ceil(TEXTURE_COARSEST / (pitchY * ratio)));
  return { width: across * (perRow + 1), height: down * (rows + 1) };
}

/** A slab no larger than this, in device pixels, is drawn as one tone. */
const SMALL_SLAB = 8;

/** Places for slabs, with some to spare, so that the picture lasts while slabs are added. */
function capacityOf(slabs: number): number {
  return Math.ceil((slabs + 1) / 64) * 64;
}

function columnsOf({ isNumbered, blocks, slots }: SlabScene): number {
  const first = blocks[0]?.columns ?? 1;
  return isNumbered ? first : Math.max(1, Math.ceil(Math.sqrt(capacityOf(slots.slabs.length))));
}

interface Colours {
  readonly free: number;
  readonly magazine: number;
  readonly caller: number;
}

/** The colours as pixel values. */
function coloursOf(theme: Theme): Colours {
  const canvas = document.createElement('canvas');
  canvas.width = 3;
  canvas.height = 1;
  const context = canvas.getContext('2d');
  if (context === null) return { free: 0, magazine: 0, caller: 0 };
  for (const [x, colour] of [theme.free, theme.magazine, theme.caller].entries()) {
    context.globalAlpha = x === 0 ? 0.3 : 1;
    context.fillStyle = colour;
    context.fillRect(x, 0, 1, 1);
  }
  const [free = 0, magazine = 0, caller = 0] = new Uint32Array(context.getImageData(0, 0, 3, 1).data.buffer);
  return { free, magazine, caller };
}
