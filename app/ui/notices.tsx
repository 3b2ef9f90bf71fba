import { X } from 'lucide-react';
import type { JSX } from 'react';
import { FUNCTIONS } from '../../engine/index.ts';
import { startAgain } from '../state/machine.ts';
import { set, useSession } from '../state/session.ts';

/** A failed check, a broken engine, or something to say: above the picture, which stays. */
export function Notices(): JSX.Element {
  const { view, notice, broken } = useSession();
  const { panic } = view;
  return (
    <>
      {broken !== null && (
        <div className="banner" role="alert">
          <p>
            <strong>The engine answers no more.</strong> {broken} What was recorded stays and can be walked
            through.
          </p>
          <button type="button" onClick={() => void startAgain()}>
            Start again
          </button>
        </div>
      )}
      {panic !== null && (
        <div className="banner" role="alert">
          <p>
            <strong>Kernel panic.</strong> <code>{`${panic.check}(${panic.expr})`}</code> failed in{' '}
            <code>{FUNCTIONS[panic.fn]}</code>. The machine stands still; you can walk back through what led
            here.
          </p>
          <button type="button" onClick={() => void startAgain()}>
            Start again
          </button>
        </div>
      )}
      <div aria-live="polite">
        {notice !== null && (
          <div className={`notice ${notice.tone}`}>
            <p>{notice.text}</p>
            <button
              type="button"
              className="quiet icon"
              aria-label="Dismiss"
              onClick={() => set({ notice: null })}
            >
              <X size={14} />
            </button>
          </div>
        )}
      </div>
    </>
  );
}
