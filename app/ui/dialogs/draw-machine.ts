import type { Scenario } from '../../../engine/index.ts';
import { busiestCache } from '../../model/answers/busiest-cache.ts';
import type { Recording } from '../../model/recording.ts';
import { NO_HIGHLIGHT } from '../../model/selection.ts';
import { View } from '../../model/view.ts';
import { Stage } from '../../stage/stage.ts';
import type { App } from '../../state/app.ts';
import { lookAt } from '../../state/start/look-at.ts';

/** The picture in px, and the scale at which the stage is drawn. */
const SIZE = { width: 336, height: 210, magnified: 0.5 } as const;

/** Draws a machine as the stage would, at its latest chapter within reach. Resolves to the URL of an image. */
export async function drawMachine(app: App, scenario: Scenario): Promise<string> {
  const { recording, moment } = await lookAt(app, scenario);
  return paint(recording, moment, scenario);
}

/** Paints a moment on a canvas that is not on the page. */
async function paint(recording: Recording, moment: number, { machine }: Scenario): Promise<string> {
  const view = new View();
  recording.seek(view, moment);
  const canvas = document.createElement('canvas');
  const nothing = (): void => undefined;
  const stage = new Stage(canvas, { onHover: nothing, onClick: nothing, onLayout: nothing });
  try {
    stage.resize(SIZE.width, SIZE.height, SIZE.height, SIZE.magnified);
    const { cpus, hz } = machine;
    const marks = { selection: null, highlight: NO_HIGHLIGHT, links: null };
    stage.show({ view, recording, moment, focus: busiestCache(view), ...marks, cpus, hz, isStill: true });
    // It paints in the next frame.
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    return canvas.toDataURL();
  } finally {
    stage.dispose();
  }
}
