import type { Command } from '../../engine/index.ts';

/** Memory pressure over time: what the consumer outside wants at moments that are equally far apart. */
export interface PressureCurve {
  /** From the first moment to the last, of the machine's time. */
  readonly seconds: number;
  /** Pages wanted at each moment. */
  readonly levels: readonly number[];
}

/** Moments of a curve. */
export const POINTS = 17;

/** Steps that a curve is pressed in from one moment to the next. */
const STEPS = 2;

/** How the level of a curve goes along its time, both from 0 to 1. */
export const SHAPES: Readonly<Record<string, (along: number) => number>> = {
  'up and let go': (along) => Math.min(1, along / 0.5) * (along < 0.8 ? 1 : (1 - along) / 0.2),
  'a spike': (along) => Math.max(0, 1 - Math.abs(along - 0.5) / 0.1),
  waves: (along) => 0.5 - 0.5 * Math.cos(along * 6 * Math.PI),
  stairs: (along) => Math.min(1, Math.floor(along * 5) / 4),
};

/** A curve of some shape that comes up to `most` pages. */
export function shaped(shape: (along: number) => number, seconds: number, most: number): PressureCurve {
  const levels = Array.from({ length: POINTS }, (_, i) => Math.round(most * shape(i / (POINTS - 1))));
  return { seconds, levels };
}

/** A curve on which a pointer has gone from one place to another: all moments on its way take its level. */
export function drawn(
  curve: PressureCurve,
  from: { readonly at: number; readonly pages: number },
  to: { readonly at: number; readonly pages: number },
): PressureCurve {
  const [first, last] = from.at <= to.at ? [from, to] : [to, from];
  const levels = curve.levels.map((old, i) => {
    if (i < Math.round(first.at) || i > Math.round(last.at)) return old;
    const along = last.at === first.at ? 1 : Math.min(1, Math.max(0, (i - first.at) / (last.at - first.at)));
    return Math.round(first === last ? to.pages : first.pages + along * (last.pages - first.pages));
  });
  return { ...curve, levels };
}

/** The commands that press like that on a machine of `hz` jiffies a second: levels, and the time between them. */
export function commandsOf({ seconds, levels }: PressureCurve, hz: number): Command[] {
  const steps = (levels.length - 1) * STEPS;
  const jiffies = Math.max(1, Math.round(seconds * hz));
  const commands: Command[] = [];
  let wanted = -1;
  let waited = 0;
  for (let step = 0; step <= steps; step++) {
    const at = Math.round((step * jiffies) / steps);
    const pages = levelAt(levels, step / STEPS);
    if (pages === wanted && step < steps) continue;
    if (at > waited) commands.push({ op: 'tick', n: at - waited });
    waited = Math.max(waited, at);
    if (pages !== wanted) commands.push({ op: 'pressure', pages });
    wanted = pages;
  }
  return commands;
}

function levelAt(levels: readonly number[], place: number): number {
  const i = Math.floor(place);
  const [from = 0, to = from] = [levels[i], levels[i + 1]];
  return Math.round(from + (to - from) * (place - i));
}
