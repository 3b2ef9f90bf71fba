import type { Command } from '../../engine/index.ts';

/** Memory pressure over time: what other processes want, at equally spaced moments. */
export interface PressureCurve {
  /** From the first moment to the last, in machine time. */
  readonly seconds: number;
  /** Pages wanted at each moment. */
  readonly levels: readonly number[];
}

/** The number of moments of a curve. */
export const POINTS = 17;

/** Steps of pressure from one moment to the next. */
const STEPS = 2;

/** The names of ready-made shapes. */
export const SHAPE_NAMES = ['ramp', 'spike', 'waves', 'stairs'] as const;

/** The name of a ready-made shape. */
export type ShapeName = (typeof SHAPE_NAMES)[number];

/** The level of each ready-made shape over time, both from 0 to 1. */
export const SHAPES: Readonly<Record<ShapeName, (along: number) => number>> = {
  ramp: (along) => Math.min(1, along / 0.5) * (along < 0.8 ? 1 : (1 - along) / 0.2),
  spike: (along) => Math.max(0, 1 - Math.abs(along - 0.5) / 0.1),
  waves: (along) => 0.5 - 0.5 * Math.cos(along * 6 * Math.PI),
  stairs: (along) => Math.min(1, Math.floor(along * 5) / 4),
};

/** A curve of some shape with its peak at `most` pages. */
export function shaped(shape: (along: number) => number, seconds: number, most: number): PressureCurve {
  const levels = Array.from({ length: POINTS }, (_, i) => Math.round(most * shape(i / (POINTS - 1))));
  return { seconds, levels };
}

/**
 * A curve after a pointer was dragged from one place to another: the moments between them take the levels of that line.
 */
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

/** The commands that apply a curve to a machine of `hz` jiffies a second: levels, and the time between them. */
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
