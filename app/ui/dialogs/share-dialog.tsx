import { type JSX, useEffect, useState } from 'react';
import { LONGEST_LINK } from '../../formats/limits.ts';
import type { Copied } from '../../model/notice.ts';
import { addressOf, copy, type Shared, shareLink } from '../../state/files/share.ts';
import { app } from '../../state/page.ts';
import { formatCount, plural } from '../../words/numbers.ts';
import type { Action } from '../actions/action.ts';
import { PAGE } from '../actions/page.ts';
import { lookOfStage } from '../actions/stage.ts';
import { CloseRow, Modal } from '../widgets/modal.tsx';
import css from './share.module.css';

const FILES: readonly Action[] = [PAGE.saveRecording, PAGE.saveScenario, PAGE.saveMetrics, PAGE.saveStage];

/** A link to the machine, code to embed it, and files to save. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    void shareLink(app, lookOfStage()).then(setShared);
  }, []);
  return (
    <Modal title="Share and export" onClose={onClose}>
      <div className="dialog-body">
        {shared !== null && <Links shared={shared} />}
        <ul className={css['files']}>
          {FILES.map(({ id, title, detail, run }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  // The dialog would cover the notice of the result.
                  onClose();
                  run();
                }}
              >
                {title}
              </button>
              <span className="dim">{detail}</span>
            </li>
          ))}
        </ul>
        <CloseRow onClose={onClose} />
      </div>
    </Modal>
  );
}

function Links({ shared }: { readonly shared: Shared }): JSX.Element {
  if (shared.kind === 'too long') {
    return (
      <p role="status">
        This machine is too large for a link: browsers accept {formatCount(LONGEST_LINK)} characters. Save the
        recording or the scenario as a file, and share that.
      </p>
    );
  }
  if (shared.kind === 'impossible') {
    return <p role="status">A link cannot be made: {shared.reason}.</p>;
  }
  const { hash, actions } = shared;
  const yours = actions === 1 ? 'your action' : `your ${plural(actions, 'action')}`;
  const added = actions === 0 ? '' : ` and ${yours} on this branch`;
  const frame = `<iframe src="${addressOf(hash, true)}" width="960" height="540"></iframe>`;
  return (
    <>
      <p className="dim">
        The link contains the machine{added}. It opens at this moment, with what you see now, and checks that
        the events are the same. Nothing is stored on a server.
      </p>
      <Field label="Link" text={addressOf(hash, false)} what="link" />
      <Field label="Code to embed it" text={frame} what="code" />
    </>
  );
}

function Field({
  label,
  text,
  what,
}: {
  readonly label: string;
  readonly text: string;
  readonly what: Copied;
}) {
  return (
    <div className={css['field']}>
      <label>
        {label}
        <input readOnly value={text} onFocus={(event) => event.target.select()} />
      </label>
      <button type="button" onClick={() => void copy(app, text, what)}>
        Copy {label === 'Link' ? 'the link' : 'the code'}
      </button>
    </div>
  );
}
