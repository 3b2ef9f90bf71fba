import { type JSX, useEffect } from 'react';
import {
  goToMark,
  stepBack,
  stepCommand,
  stepCommandBack,
  stepEvent,
  togglePlay,
} from '../state/playback.ts';
import { seek, set, useSession } from '../state/session.ts';
import { Modal } from './modal.tsx';
import { changeSpeed } from './speed.tsx';

const KEYS = [
  ['space', 'play or pause'],
  ['→', 'step an event'],
  ['←', 'step back an event'],
  ['shift ← →', 'step a call'],
  ['n, p', 'next, previous mark of the chosen kind'],
  ['[ ]', 'slower, faster'],
  ['f', 'full screen'],
  ['home, end', 'to the beginning, to the end'],
  ['esc', 'clear the selection'],
  ['?', 'this sheet'],
] as const;

/** Listens for the keys of the page, except while somebody types or works a control that uses them. */
export function useKeys(onHelp: () => void): void {
  useEffect(() => {
    const actions: Readonly<Record<string, () => void>> = {
      ' ': togglePlay,
      ArrowRight: () => void stepEvent(),
      'shift ArrowRight': () => void stepCommand(),
      ArrowLeft: stepBack,
      Home: () => seek(0),
      End: () => seek(useSession.getState().length),
      Escape: () => set({ selection: null }),
      '?': onHelp,
      'shift ArrowLeft': stepCommandBack,
      n: () => goToMark(1),
      p: () => goToMark(-1),
      '[': () => changeSpeed(-1),
      ']': () => changeSpeed(1),
      f: () => void toggleFullScreen(),
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const name = event.shiftKey && event.key !== '?' ? `shift ${event.key}` : event.key;
      const action = actions[name];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onHelp]);
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
  else await document.exitFullscreen();
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog') !== null) return true;
  if (target.closest('input, textarea, select') !== null) return true;
  return key === ' ' && target.closest('button, summary, [role="button"]') !== null;
}

/** The sheet of keys. */
export function KeySheet({ onClose }: { readonly onClose: () => void }): JSX.Element {
  return (
    <Modal title="Keys" isSmall onClose={onClose}>
      <dl className="figures">
        {KEYS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="row end">
        <button type="button" onClick={onClose}>
          Close
        </button>
      </p>
    </Modal>
  );
}
