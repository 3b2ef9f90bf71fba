/** The library has no types: these are of what the stage draws with, and of what is read afterwards. */
declare module 'svgcanvas' {
  /** A 2D context that builds an SVG picture of what is drawn. */
  export const Context: new (size: {
    readonly width: number;
    readonly height: number;
  }) => CanvasRenderingContext2D & { getSvg(): SVGSVGElement };
}
