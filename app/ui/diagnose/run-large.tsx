import { type JSX, useState } from 'react';
import type { ProcSlabListing } from '../../formats/proc-slab/parse.ts';
import { app } from '../../state/page.ts';
import { type LargeCache, without } from '../../state/report/large-caches.ts';
import { stopReading } from '../../state/report/open-report.ts';
import { placingFor, runListing } from '../../state/report/run-report.ts';
import { largeCacheWords, placingWords } from '../../words/diagnose/large.ts';
import { Modal } from '../widgets/modal.tsx';

/** A machine with more objects than can be placed at once. */
export interface RunLargeProps {
  readonly title: string;
  readonly caption: string;
  readonly machine: ProcSlabListing;
  readonly large: readonly LargeCache[];
  readonly cpus: number;
  readonly onClose: () => void;
}

/** Asks how to run a machine with very many slabs: without its largest caches at once, or with all of them. */
export function RunLarge({ title, caption, machine, large, cpus, onClose }: RunLargeProps): JSX.Element {
  const [isPlacing, setPlacing] = useState(false);
  const run = async (listing: ProcSlabListing): Promise<void> => {
    setPlacing(true);
    const isRunning = await runListing(app, title, caption, listing, placingFor(cpus));
    setPlacing(false);
    if (isRunning) onClose();
  };
  const cancel = (): void => {
    if (isPlacing) stopReading(app);
    onClose();
  };
  return (
    <Modal title="This machine is large" size="small" onClose={cancel}>
      <div className="dialog-body">
        <ul>
          {large.map((cache) => (
            <li key={cache.name}>{largeCacheWords(cache)}</li>
          ))}
        </ul>
        <p>{placingWords(large)}</p>
        {isPlacing && (
          <p role="status">
            Placing the objects … <progress aria-label="Placing the objects" />
          </p>
        )}
        <p className="row end">
          <button type="button" onClick={cancel}>
            Cancel
          </button>
          <button type="button" disabled={isPlacing} onClick={() => void run(machine)}>
            Place them all
          </button>
          <button
            type="button"
            className="primary"
            disabled={isPlacing || large.length === machine.rows.length}
            onClick={() => void run(without(machine, large))}
          >
            Run without {large.length === 1 ? 'it' : 'them'}
          </button>
        </p>
      </div>
    </Modal>
  );
}
