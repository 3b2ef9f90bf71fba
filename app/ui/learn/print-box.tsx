import { type JSX, useState } from 'react';
import { savePngSheet, saveSvgSheet } from './contact-sheet.ts';
import { saveHandout } from './handout.ts';
import { printLesson } from './print-lesson.ts';
import { savePngs, saveSvgs } from './step-pictures.ts';

/** The ways to print or save a lesson. */
const PAPERS = [
  ['Print', printLesson],
  ['Save a handout (HTML)', saveHandout],
  ['Save a contact sheet (PNG)', savePngSheet],
  ['Save a contact sheet (SVG)', saveSvgSheet],
  ['Save a picture of each step (PNG, zipped)', savePngs],
  ['Save a picture of each step (SVG, zipped)', saveSvgs],
] as const;

/** Prints the lesson, or saves it with the pictures of its steps. */
export function PrintBox(): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const make = async (paper: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await paper();
    } finally {
      setBusy(false);
    }
  };
  return (
    <details>
      <summary>Print and save</summary>
      <p className="row">
        {PAPERS.map(([words, paper]) => (
          <button key={words} type="button" disabled={isBusy} onClick={() => void make(paper)}>
            {words}
          </button>
        ))}
      </p>
      <p role="status" className="dim">
        {isBusy && 'Taking a picture of each step …'}
      </p>
    </details>
  );
}
