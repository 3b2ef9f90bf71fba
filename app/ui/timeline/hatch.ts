/** Px between two lines. */
const PITCH = 7;

/** Slanted lines from px `from` to `to`: they make a stretch recognisable without colour. */
export function hatch(
  pen: CanvasRenderingContext2D,
  colour: string,
  from: number,
  to: number,
  height: number,
): void {
  pen.beginPath();
  pen.rect(from, 0, to - from, height);
  pen.save();
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let x = from - (from % PITCH) - height; x < to; x += PITCH) {
    pen.moveTo(x, height);
    pen.lineTo(x + height, 0);
  }
  pen.stroke();
  pen.restore();
}
