import { Info, X } from 'lucide-react';
import { type JSX, useState } from 'react';
import { type Feature, MISSING } from '../../state/browser-features.ts';
import css from './banners.module.css';

const NOTES: Readonly<Record<Feature, string>> = {
  Worker:
    'It has no web workers: the engine runs on the same thread as the page, which may pause while events are recorded.',
  CompressionStream:
    'It has no compression streams: links and recording files do not work. Scenarios, metrics and pictures can be saved.',
  ResizeObserver: 'It has no ResizeObserver: a slower replacement is used.',
};

/** The features that this browser lacks, and the consequences, until dismissed. */
export function BrowserNotes(): JSX.Element | null {
  const [isRead, setRead] = useState(false);
  if (isRead || MISSING.size === 0) return null;
  return (
    <section className={`${css['banner']} ${css['notes']}`} aria-label="Your browser">
      <span className={css['icon']} aria-hidden="true">
        <Info size={18} />
      </span>
      <div className={css['text']}>
        <strong>Your browser lacks features that Slabscope uses.</strong>
        <ul>
          {[...MISSING].map((feature) => (
            <li key={feature}>{NOTES[feature]}</li>
          ))}
        </ul>
      </div>
      <button type="button" className="quiet icon" aria-label="Dismiss" onClick={() => setRead(true)}>
        <X size={14} />
      </button>
    </section>
  );
}
