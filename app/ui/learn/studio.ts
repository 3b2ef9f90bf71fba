import type { Look } from '../../stage/camera.ts';
import { Stage } from '../../stage/stage.ts';
import { useSession } from '../../state/page.ts';
import { inputOf } from '../stage/stage-input.ts';
import css from './print.module.css';
import { SvgSurface } from './svg-surface.ts';

/** Size of a picture in CSS pixels, the same on every screen. */
const WIDTH = 960;
const HEIGHT = 600;

/** Takes pictures of the current machine. */
export interface Studio {
  /** A picture of the current moment: all of the stage, or a part of it. */
  readonly take: (look: Look | null) => Promise<HTMLCanvasElement>;
  /** The same as a vector picture. */
  readonly draw: (look: Look | null) => Promise<SvgSurface>;
  readonly close: () => void;
}

/** Opens a separate stage beside the page, light for paper and without motion. */
export function openStudio(): Studio {
  const room = document.createElement('div');
  room.className = css['studio'] ?? '';
  room.inert = true;
  const canvas = document.createElement('canvas');
  room.append(canvas);
  document.body.append(room);
  let least = 0;
  const ignore = (): void => undefined;
  const onLayout = (needed: number): void => {
    least = needed;
  };
  const stage = new Stage(canvas, { onHover: ignore, onClick: ignore, onLayout });
  stage.camera.isReduced = true;
  const show = async (look: Look | null): Promise<void> => {
    stage.show({ ...inputOf(useSession.getState()), isStill: true });
    stage.resize(WIDTH, HEIGHT);
    await painted();
    stage.resize(WIDTH, Math.max(least, HEIGHT), HEIGHT);
    if (look === null) stage.camera.fit();
    else stage.camera.lookAt(look);
    await painted();
  };
  const take = async (look: Look | null): Promise<HTMLCanvasElement> => {
    await show(look);
    return copyOf(canvas);
  };
  const draw = async (look: Look | null): Promise<SvgSurface> => {
    await show(look);
    const surface = new SvgSurface(WIDTH, Math.max(least, HEIGHT));
    stage.drawOn(surface);
    return surface;
  };
  const close = (): void => {
    stage.dispose();
    room.remove();
  };
  return { take, draw, close };
}

/** Waits two frames: the first one draws the change, and the second one comes after it. */
async function painted(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  return copy;
}
