/** What was drawn: texts in order, and the number of shapes of each colour. */
export interface DrawLog {
  readonly ctx: CanvasRenderingContext2D;
  readonly words: string[];
  /** By colour: filled shapes, and stroked shapes, with dashed ones counted separately. */
  readonly filled: Map<string, number>;
  readonly stroked: Map<string, number>;
}

const SHAPES: ReadonlySet<string> = new Set(['rect', 'roundRect', 'arc', 'closePath', 'quadraticCurveTo']);

/** A 2D context for tests that draws nothing and records calls. */
export function drawLog(): DrawLog {
  const words: string[] = [];
  const filled = new Map<string, number>();
  const stroked = new Map<string, number>();
  const state: Record<string, unknown> = { fillStyle: '', strokeStyle: '', dash: '' };
  let shapes = 0;
  const note = (log: Map<string, number>, colour: unknown, count: number): void => {
    if (count > 0) log.set(String(colour), (log.get(String(colour)) ?? 0) + count);
  };
  const calls: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    beginPath: () => {
      shapes = 0;
    },
    fill: () => note(filled, state['fillStyle'], shapes),
    stroke: () => note(stroked, `${String(state['strokeStyle'])}${String(state['dash'])}`, shapes),
    fillRect: (_x, _y, width) => note(filled, state['fillStyle'], Number(width) > 0 ? 1 : 0),
    strokeRect: () => note(stroked, state['strokeStyle'], 1),
    fillText: (text) => words.push(String(text)),
    measureText: (text) => ({ width: 6 * String(text).length }),
    setLineDash: (dash) => {
      state['dash'] = Array.isArray(dash) && dash.length > 0 ? ' dashed' : '';
    },
  };
  const target = new Proxy(state, {
    get:
      (_, name) =>
      (...args: unknown[]) => {
        if (SHAPES.has(String(name))) shapes += 1;
        return calls[String(name)]?.(...args);
      },
    set: (_, name, value) => {
      state[String(name)] = value;
      return true;
    },
  });
  // The painting code uses only what is recorded here or has no effect.
  return { ctx: target as unknown as CanvasRenderingContext2D, words, filled, stroked };
}
