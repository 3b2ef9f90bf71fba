import { type JSX, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { linksOf } from '../../model/links/links.ts';
import { describeTarget } from '../../scene/describe-target.ts';
import type { Scene } from '../../scene/scene.ts';
import { selectedAt } from '../../scene/selected-at.ts';
import { slabOf } from '../../scene/slab-walk.ts';
import { pickedOf, type Target } from '../../scene/target.ts';
import { zoomOf } from '../../stage/css-zoom.ts';
import { Stage } from '../../stage/stage.ts';
import { firstPicture } from '../../state/on-demand.ts';
import { app, useSession } from '../../state/page.ts';
import { focusOn, type Session, select, setSession } from '../../state/session.ts';
import { setShell, useShell } from '../../state/shell.ts';
import { linkSentence } from '../../words/links.ts';
import type { Described } from '../../words/targets.ts';
import { useStageCamera } from '../actions/stage.ts';
import { later } from '../widgets/lazily.tsx';
import { loadGestures } from './gestures.ts';
import { InWords } from './in-words.tsx';
import { selectionBox, stepSelection } from './select-by-key.ts';
import style from './stage.module.css';
import { StageHead } from './stage-head.tsx';
import { inputOf } from './stage-input.ts';

const Concept = later<{ readonly name: string }>(
  { what: 'The glossary' },
  async () => (await import('./concept.tsx')).Concept,
);

/** The tooltip of the thing under the pointer. Lengths in CSS pixels of the stage. */
interface Tip extends Described {
  /** What belongs to it, in a sentence; '' for nothing. */
  readonly sentence: string;
  readonly x: number;
  readonly y: number;
  readonly isLeft: boolean;
  readonly isUpper: boolean;
}

/** The machine in pictures: threads and magazines, slabs, emergency objects and pages of the cache in focus. */
export function StagePanel(): JSX.Element {
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { stage, tip, clearTip, least, isHome } = useStage(room, canvas);
  const name = useSession(({ view, focus }) => view.caches[focus]?.name ?? null);
  const mode = useShell((shell) => shell.mode);
  const panicFn = useSession(({ view }) => view.panic?.check ?? null);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && tip !== null) clearTip();
    if (stage.current !== null && pressOn(stage.current, event.key)) event.preventDefault();
  };
  return (
    <section className={style['stage']} aria-label="Stage">
      {mode !== 'presenter' && <StageHead name={name} isHome={isHome} />}
      <div className={style['room']} ref={room} data-stopped={panicFn !== null}>
        <div className={style['picture']} style={{ minBlockSize: least }}>
          <canvas
            ref={canvas}
            className={style['canvas']}
            role="img"
            tabIndex={0}
            aria-label={`${name ?? 'No cache'}: threads, slabs, emergency objects and pages. Arrow keys move between slabs, Enter zooms in, 0 fits everything.`}
            onKeyDown={press}
          />
          {panicFn !== null && <p className={style['stopped']}>The machine has halted</p>}
          {tip !== null && <TipBox tip={tip} />}
        </div>
      </div>
      <InWords />
    </section>
  );
}

function TipBox({ tip }: { readonly tip: Tip }): JSX.Element {
  const { title, sentence, fields, term, x, y, isLeft, isUpper } = tip;
  const shift = `translate(${isLeft ? '14px' : 'calc(-100% - 14px)'}, ${isUpper ? '14px' : 'calc(-100% - 14px)'})`;
  return (
    <div className={style['tip']} role="tooltip" style={{ left: x, top: y, transform: shift }}>
      <strong className="mono">{title}</strong>
      {sentence !== '' && <p>{sentence}</p>}
      <dl>
        {fields.map(([field, value]) => (
          <div key={`${field} ${value}`}>
            <dt>{field}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {term !== undefined && <Concept name={term} />}
    </div>
  );
}

/** Whether two tips look the same, so that nothing has to be rendered. */
function isSameTip(a: Tip | null, b: Tip): boolean {
  if (a === null || a.x !== b.x || a.y !== b.y || a.title !== b.title) return false;
  return a.sentence === b.sentence && a.fields.join('\n') === b.fields.join('\n');
}

/** The least height of the stage in CSS pixels, and whether all of it is in view. */
interface StageLayout {
  readonly least: number;
  readonly isHome: boolean;
}

interface StageHandle extends StageLayout {
  readonly stage: RefObject<Stage | null>;
  readonly tip: Tip | null;
  readonly clearTip: () => void;
}

/** The picture on the canvas; it follows the session without rendering React for each moment. */
function useStage(
  room: RefObject<HTMLDivElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
): StageHandle {
  const stage = useRef<Stage | null>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const [layout, setLayout] = useState({ least: 0, isHome: true });
  useEffect(() => {
    const [box, element] = [room.current, canvas.current];
    const picture = element?.parentElement ?? null;
    if (box === null || element === null || picture === null) return;
    // Read only when the size changes: reading it in a frame would force a layout of the page.
    let zoom = zoomOf(box);
    const hover = (target: Target | null, x: number, y: number): void => {
      const scene = stage.current?.scene ?? null;
      const described =
        target === null || scene === null ? null : describeTarget(scene, target, useSession.getState().hz);
      if (described === null) setTip(null);
      else {
        const next = {
          ...described,
          sentence: sentenceFor(scene, target),
          ...placed(box, x / zoom, y / zoom),
        };
        setTip((last) => (isSameTip(last, next) ? last : next));
      }
    };
    const made = new Stage(element, {
      onHover: hover,
      onClick: (target) => choose(stage.current?.scene ?? null, target),
      onLayout: (needed, isHome) => {
        lookWhereLinkLeads(made);
        setLayout((last) => laidOut(last, needed / zoom, isHome));
      },
    });
    publish(stage, made);
    void firstPicture(app).then(() => made.addGestures(loadGestures));
    made.show(inputOf(useSession.getState()));
    const stop = useSession.subscribe((now, last) => {
      if (isSeen(now, last)) made.show(inputOf(now));
    });
    // A zoomed page does not scale the canvas: drawing larger instead is sharp and keeps hit tests right.
    const observer = new ResizeObserver(() => {
      zoom = zoomOf(box);
      made.resize(picture.clientWidth * zoom, picture.clientHeight * zoom, box.clientHeight * zoom, zoom);
    });
    observer.observe(box);
    observer.observe(picture);
    return () => {
      stop();
      observer.disconnect();
      made.dispose();
      publish(stage, null);
    };
  }, [room, canvas]);
  return { stage, tip, clearTip: () => setTip(null), ...layout };
}

/** The layout that the stage reports: the same object if nothing has changed, to avoid a render. */
function laidOut(last: StageLayout, least: number, isHome: boolean): StageLayout {
  return last.least === least && last.isHome === isHome ? last : { least, isHome };
}

/** Moves the camera to where a link points, once. */
function lookWhereLinkLeads({ camera }: Stage): void {
  const wanted = useShell.getState().camera;
  if (wanted === null) return;
  setShell({ camera: null });
  camera.lookAt(wanted);
}

/** The place of a tooltip for a point of the stage. */
function placed(box: HTMLElement, x: number, y: number): Pick<Tip, 'x' | 'y' | 'isLeft' | 'isUpper'> {
  return { x, y, isLeft: x < box.clientWidth / 2, isUpper: y - box.scrollTop < box.clientHeight / 2 };
}

/** Gives the stage to the component, and its camera to the actions. */
function publish(stage: RefObject<Stage | null>, made: Stage | null): void {
  stage.current = made;
  useStageCamera.setState({ camera: made?.camera ?? null });
}

/** Whether a change of the session changes what the stage shows. */
function isSeen(now: Session, last: Session): boolean {
  return (
    now.moment !== last.moment ||
    now.view !== last.view ||
    now.focus !== last.focus ||
    now.selection !== last.selection ||
    now.highlight !== last.highlight
  );
}

/** What belongs to a target, in a sentence; '' for nothing. */
function sentenceFor(scene: Scene | null, target: Target | null): string {
  const selected = target === null || scene === null ? null : selectedAt(scene, target);
  const links =
    selected === null || scene === null ? null : linksOf(scene.view, useSession.getState().focus, selected);
  return links === null || scene === null ? '' : linkSentence(scene.view, links);
}

function choose(scene: Scene | null, target: Target | null): void {
  if (target?.kind === 'cache') focusOn(app, target.cache);
  else select(app, target === null || scene === null ? null : selectedAt(scene, target));
}

/** Carries out a key on the stage. Returns whether the stage uses the key. */
function pressOn(stage: Stage, key: string): boolean {
  const { scene, camera } = stage;
  const { selection: selected, view } = useSession.getState();
  const selection = pickedOf(selected);
  if (scene === null) return false;
  if (key === 'Enter') return stage.enter(slabOf(view, selection));
  const next = stepSelection(scene, selection, key);
  if (next === null) return false;
  setSession(app, { selection: next });
  const box = selectionBox(scene, next);
  if (box !== null) camera.reveal(box);
  return true;
}
