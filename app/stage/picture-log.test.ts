import { expect, test } from 'vitest';
import { faultyTexts, pictureLog } from './picture-log.fixture.ts';

const ROOM = { x: 0, y: 0, width: 200, height: 100 };

function faults(draw: (ctx: CanvasRenderingContext2D) => void): readonly string[] {
  const log = pictureLog();
  log.ctx.font = '400 10px mono';
  draw(log.ctx);
  return faultyTexts(log, ROOM, 10);
}

test('finds nothing wrong with separate texts on a card', () => {
  expect(
    faults((ctx) => {
      ctx.fillRect(10, 10, 100, 40);
      ctx.fillText('s12', 20, 30);
      ctx.fillText('7/8', 60, 30);
    }),
  ).toEqual([]);
});

test('finds a text that is small, cut, outside, over an edge or over another text', () => {
  expect(faults((ctx) => ctx.fillText('s12…', 20, 30))).toEqual(['“s12…” is cut']);
  expect(faults((ctx) => ctx.fillText('s12', 190, 30))).toEqual(['“s12” leaves the stage']);
  expect(
    faults((ctx) => {
      ctx.setTransform(0.5, 0, 0, 0.5, 0, 0);
      ctx.fillText('s12', 20, 30);
    }),
  ).toEqual(['“s12” is 5.0 px high']);
  expect(
    faults((ctx) => {
      ctx.textAlign = 'right';
      ctx.fillText('7/8', 40, 30);
      ctx.textAlign = 'left';
      ctx.fillText('s12', 30, 32);
    }),
  ).toEqual(['“7/8” and “s12” overlap']);
  expect(
    faults((ctx) => {
      ctx.fillText('s12', 20, 30);
      ctx.beginPath();
      ctx.roundRect(30, 20, 60, 30);
      ctx.stroke();
    }),
  ).toEqual(['“s12” crosses an edge']);
});
