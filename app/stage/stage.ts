import { isSameLinks, type Links, linksOf } from '../model/links/links.ts';
import { hit } from '../scene/hit.ts';
import { Motion } from '../scene/motion.ts';
import type { Scene } from '../scene/scene.ts';
import { SceneMaker } from '../scene/scene-maker.ts';
import { selectedAt } from '../scene/selected-at.ts';
import type { Target } from '../scene/target.ts';
import { queuedAt, type Touched, touchedBetween } from '../scene/touched.ts';
import { linkSentence } from '../words/links.ts';
import { Camera, type LoadGestures } from './camera.ts';
import { CrossFade } from './cross-fade.ts';
import { overviewPoint, paintOverview } from './overview.ts';
import { paint } from './paint.ts';
import { forgetFont, type Pen } from './pen.ts';
import { fillView, slabInView } from './slab-in-view.ts';
import type { StageInput } from './stage-input.ts';
import { StagePointer } from './stage-pointer.ts';
import type { Surface } from './surface.ts';
import { SlabTexture } from './texture.ts';
import { readTheme, type Theme, watchTheme } from './theme.ts';

/** Callbacks of the stage. Points in CSS pixels of the canvas. */
export interface StageListener {
  /** Called when the pointer is on something else, or that has changed. */
  readonly onHover: (target: Target | null, x: number, y: number) => void;
  readonly onClick: (target: Target | null) => void;
  /** Called when the least height of the stage, in CSS pixels, has changed, or the camera has moved. */
  readonly onLayout: (height: number, isHome: boolean) => void;
}

/** The closest zoom that every stage allows, as a multiple of the scale at which everything is in view. */
const CLOSEST = 8;
/** Ms without a change that count as a calm moment. */
const CALM_MS = 600;
/** From so many slabs on, a layout from scratch takes a frame of its own. */
const MANY_SLABS = 10_000;

/** The picture on its canvas. It is painted only when something changed or still moves. */
export class Stage {
  readonly #canvas: HTMLCanvasElement;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #listener: StageListener;
  readonly #maker = new SceneMaker();
  readonly #motion = new Motion();
  readonly #texture = new SlabTexture();
  readonly #camera: Camera;
  readonly #pointer: StagePointer;
  readonly #fade = new CrossFade();
  readonly #stops: (() => void)[] = [];
  readonly #starts = new Map<number, number>();
  #theme: Theme;
  #input: StageInput | null = null;
  #shown: StageInput | null = null;
  #scene: Scene | null = null;
  #width = 0;
  #height = 0;
  #seen = 0;
  #magnified = 1;
  #frame = 0;
  /** The timer of the calm moment in which slabs go to their places on the lists. */
  #calm = 0;
  #isCalm = false;
  /** Whether the last frame was spent on a layout, and nothing was painted. */
  #isPaintDue = false;
  /** What belongs to the thing under the pointer. */
  #pointed: Links | null = null;

  /** @throws Error when the browser has no 2D context */
  constructor(canvas: HTMLCanvasElement, listener: StageListener) {
    const ctx = canvas.getContext('2d', { alpha: false });
    if (ctx === null) throw new Error('the browser cannot draw on a canvas');
    this.#canvas = canvas;
    this.#ctx = ctx;
    this.#listener = listener;
    this.#theme = readTheme(canvas.parentElement ?? document.body);
    this.#camera = new Camera(canvas, () => this.#request());
    this.#stops.push(watchTheme(() => this.#retheme()));
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const heed = (): void => {
      this.#camera.isReduced = calm.matches;
      this.#motion.isReduced = calm.matches;
    };
    heed();
    calm.addEventListener('change', heed);
    this.#stops.push(() => calm.removeEventListener('change', heed));
    this.#pointer = new StagePointer(canvas, {
      at: (x, y) => this.#at(x, y),
      onPoint: (target, x, y) => {
        this.#light(target);
        listener.onHover(target, x, y);
      },
      onClick: (x, y) => this.#click(x, y),
    });
  }

  /** The current scene, for the keyboard and for screen readers; null before the first frame. */
  get scene(): Scene | null {
    return this.#scene;
  }

  get camera(): Camera {
    return this.#camera;
  }

  /** Shows a moment, in the next frame. */
  show(input: StageInput): void {
    this.#input = input;
    this.#isCalm = input.isStill === true;
    this.#request();
  }

  /**
   * Sets the size of the canvas, the height of its visible part in CSS pixels, and the scale at which everything is
   * drawn.
   */
  resize(width: number, height: number, seen: number = height, magnified = 1): void {
    const isSame = width === this.#width && height === this.#height && seen === this.#seen;
    if (isSame && magnified === this.#magnified) return;
    this.#seen = seen;
    this.#magnified = magnified;
    this.#width = width;
    this.#height = height;
    this.#shown = null;
    this.#request();
  }

  /** Zooms in until a slab fills the stage. Returns whether the slab is shown. */
  enter(slab: number): boolean {
    const whole = { slab, zoom: 1, across: 0.5, down: 0.5 };
    return this.#scene !== null && fillView(this.#scene, whole, this.#camera, this.#magnified);
  }

  /** Draws the current picture on another surface, which takes CSS pixels. */
  drawOn(ctx: Surface): void {
    if (this.#shown !== null) this.#draw(ctx, 1, performance.now(), this.#shown);
  }

  /** Lets the stage be zoomed and moved by gestures, once there is a picture. */
  addGestures(load: LoadGestures): void {
    void this.#camera.addGestures(load);
  }

  /** Stops the stage. */
  dispose(): void {
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
    this.#camera.dispose();
    this.#pointer.dispose();
    window.clearTimeout(this.#calm);
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now: number): void {
    this.#frame = 0;
    const input = this.#input;
    if (input === null || this.#width === 0) return;
    if (input !== this.#shown && this.#layOut(now, input) && !this.#isPaintDue) {
      this.#isPaintDue = true;
      this.#request();
      return;
    }
    this.#isPaintDue = false;
    const isMoving = this.#motion.advance(now);
    this.#paint(now, input);
    this.#pointer.again(this.#camera.transform);
    if (isMoving) this.#request();
  }

  /** Returns whether so many slabs were laid out from scratch that painting should wait for the next frame. */
  #layOut(now: number, input: StageInput): boolean {
    const shown = this.#shown;
    const { view, focus, cpus, hz, recording } = input;
    const isSame = shown !== null && shown.recording === recording && shown.focus === focus;
    const touched: Touched | null = isSame
      ? touchedBetween(recording, view, shown.moment, input.moment)
      : null;
    if (shown?.recording !== recording) this.#starts.clear();
    const queued = (work: number): number => this.#queuedAt(input, work);
    const size = { width: this.#width / this.#magnified, height: this.#seen / this.#magnified };
    const before = this.#scene;
    const isCalm = this.#isCalm;
    const scene = this.#maker.make({ view, focus, cpus, hz, ...size, queuedAt: queued, isCalm }, touched);
    this.#texture.update(scene, touched);
    if (before === null || touched === null || input.isStill === true) this.#motion.clear();
    else this.#change(now, before, scene, touched);
    window.clearTimeout(this.#calm);
    if (scene.slabs?.isSettled === false) this.#calm = window.setTimeout(() => this.#settle(), CALM_MS);
    this.#scene = scene;
    this.#shown = input;
    // A slab that filled the stage fills it in its new size too.
    const slab = before !== null && shown === null ? slabInView(before, this.#camera, input.selection) : null;
    const closest = Math.max(CLOSEST, scene.slabs?.zoom.closest ?? 0) * this.#magnified;
    this.#camera.resize(this.#width, this.#height, this.#magnified, closest);
    if (slab !== null) fillView(scene, slab, this.#camera, this.#magnified, 0);
    const { partial = [], complete = [] } = view.caches[focus] ?? {};
    return touched === null && partial.length + complete.length > MANY_SLABS;
  }

  /** Starts the movements to a scene; keeps the last picture if it will fade. */
  #change(now: number, before: Scene, scene: Scene, touched: Touched): void {
    const isFading = this.#motion.fading(now) > 0;
    this.#motion.change(now, before, scene, touched);
    if (!isFading && this.#motion.fading(now) > 0) this.#fade.keep(this.#canvas, this.#camera.transform);
  }

  #settle(): void {
    this.#isCalm = true;
    this.#shown = this.#shown === null ? null : { ...this.#shown };
    this.#request();
  }

  #queuedAt({ recording, view }: StageInput, work: number): number {
    const known = this.#starts.get(work);
    if (known !== undefined) return known;
    const start = queuedAt(recording, view, work);
    this.#starts.set(work, start);
    return start;
  }

  #paint(now: number, input: StageInput): void {
    const ratio = Math.min(2, window.devicePixelRatio);
    this.#fitCanvas(ratio);
    this.#draw(this.#ctx, ratio, now, input);
    if (this.#scene !== null)
      this.#listener.onLayout(this.#scene.least * this.#magnified, this.#camera.isHome);
  }

  #draw(ctx: Surface, ratio: number, now: number, input: StageInput): void {
    const scene = this.#scene;
    if (scene === null) return;
    const { selection, highlight, links, view } = input;
    const { k, x, y } = this.#camera.transform;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = this.#theme.bg;
    ctx.fillRect(0, 0, this.#width, this.#height);
    ctx.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
    const pen: Pen = {
      ctx,
      theme: this.#theme,
      k,
      home: this.#magnified,
      ratio,
      window: this.#camera.window,
      now,
      motion: this.#motion,
      selection,
      highlight,
      links: this.#pointed ?? links,
      sentence: links === null ? '' : linkSentence(view, links),
    };
    paint(pen, scene, this.#texture);
    this.#fade.paint(pen, scene, this.#camera.transform);
    if (!this.#camera.isHome) paintOverview(pen, scene, this.#width, this.#height);
  }

  #fitCanvas(ratio: number): void {
    const [width, height] = [Math.round(this.#width * ratio), Math.round(this.#height * ratio)];
    if (this.#canvas.width === width && this.#canvas.height === height) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
    forgetFont(this.#ctx);
  }

  #retheme(): void {
    this.#theme = readTheme(this.#canvas.parentElement ?? document.body);
    forgetFont(this.#ctx);
    this.#request();
  }

  /** Highlights what belongs to a target. */
  #light(target: Target | null): void {
    const scene = this.#scene;
    const selected = target === null || scene === null ? null : selectedAt(scene, target);
    const focus = this.#input?.focus ?? -1;
    const links = selected === null || scene === null ? null : linksOf(scene.view, focus, selected);
    if (isSameLinks(links, this.#pointed)) return;
    this.#pointed = links;
    this.#request();
  }

  #click(x: number, y: number): void {
    const scene = this.#scene;
    if (scene === null) return;
    const far = this.#camera.isHome ? null : overviewPoint(scene, this.#width, this.#height, x, y);
    if (far === null) this.#listener.onClick(this.#at(x, y));
    else this.#camera.centre(far.x, far.y);
  }

  #at(x: number, y: number): Target | null {
    const scene = this.#scene;
    if (scene === null) return null;
    const { k, x: left, y: top } = this.#camera.transform;
    const { selection = null } = this.#input ?? {};
    const eye = { k, home: this.#magnified, window: this.#camera.window, selection };
    return hit(scene, (x - left) / k, (y - top) / k, eye);
  }
}
