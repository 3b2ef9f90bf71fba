import { openSheet } from '../scene/open-sheet.ts';
import type { Scene } from '../scene/scene.ts';
import { paintAbsence, paintHeadings, paintStrip } from './paint-above.ts';
import { paintPages, paintTree } from './paint-below.ts';
import { paintCpus } from './paint-cpus.ts';
import { paintHighlight } from './paint-highlight.ts';
import { paintLinks } from './paint-links.ts';
import { paintMotion } from './paint-motion.ts';
import { paintSheet } from './paint-sheet.ts';
import { paintSlabs } from './paint-slabs.ts';
import type { Pen } from './pen.ts';
import type { TexturePainter } from './texture.ts';

/** Paints a scene from top to bottom, and over it movement and links, or the bytes of a close slab. */
export function paint(pen: Pen, scene: Scene, texture: TexturePainter): void {
  paintStrip(pen, scene);
  paintHeadings(pen, scene);
  paintCpus(pen, scene);
  paintSlabs(pen, scene, texture);
  paintAbsence(pen, scene);
  paintTree(pen, scene);
  paintPages(pen, scene);
  const sheet = openSheet(scene, pen);
  if (sheet !== null && scene.cache !== null) {
    paintSheet(pen, scene.view, scene.cache, sheet);
    return;
  }
  paintLinks(pen, scene);
  paintHighlight(pen, scene);
  paintMotion(pen, scene);
}
