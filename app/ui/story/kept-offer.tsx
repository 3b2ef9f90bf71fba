import { History } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { browserShelf } from '../../state/kept/browser-shelf.ts';
import { keepSession } from '../../state/kept/keep.ts';
import { restoreSession } from '../../state/kept/restore.ts';
import type { Offer, Shelf } from '../../state/kept/shelf.ts';
import { app } from '../../state/page.ts';
import { say } from '../../state/session.ts';
import { keptWords } from '../../words/kept.ts';
import banner from '../shell/banners.module.css';

/** Saves the session while the user works, and offers the one that a closed tab saved last. */
export function KeptOffer(): JSX.Element | null {
  const [shelf, setShelf] = useState<Shelf | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  useEffect(() => {
    let stop = (): void => undefined;
    let isGone = false;
    void browserShelf().then(async (found) => {
      const [newest] = await found.offers();
      if (isGone) return;
      setShelf(found);
      setOffer(newest ?? null);
      stop = keepSession(app, found, (problem) => say(app, { kind: 'session not kept', problem }));
    });
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  if (offer === null || shelf === null) return null;
  const { session } = offer;
  const { title, savedAt, branches } = session;
  const actions = branches.reduce((sum, { journal }) => sum + journal.length, 0);
  const close = (): void => {
    setOffer(null);
    void shelf.remove(offer.key);
  };
  const restore = async (): Promise<void> => {
    setOffer(null);
    // Remove it only after it was restored.
    if (await restoreSession(app, session)) await shelf.remove(offer.key);
  };
  return (
    <section className={`${banner['banner']} ${banner['notes']}`} aria-label="Kept session">
      <span className={banner['icon']} aria-hidden="true">
        <History size={18} />
      </span>
      <p className={banner['text']}>
        {keptWords(
          { title, savedAt, actions, branches: branches.length, notes: session.notes?.notes.length ?? 0 },
          Date.now(),
        )}
      </p>
      <button type="button" className="primary" onClick={() => void restore()}>
        Continue it
      </button>
      <button type="button" onClick={close}>
        Discard it
      </button>
    </section>
  );
}
