import { type JSX, useEffect, useState } from 'react';
import { LONGEST_LINK } from '../../formats/limits.ts';
import type { Copied } from '../../model/notice.ts';
import { saveRecording } from '../../state/files/save-recording.ts';
import {
  addressOf,
  copy,
  type Shared,
  saveMetrics,
  saveScenario,
  shareLink,
} from '../../state/files/share.ts';
import { app } from '../../state/page.ts';
import { CloseRow, Modal } from '../widgets/modal.tsx';
import css from './share.module.css';
import { saveStage } from './stage-picture.ts';

const FILES = [
  {
    title: 'Recording',
    about: 'every event and all that was done: opens here again, with or without the machine (.slabrec)',
    save: () => void saveRecording(app),
  },
  {
    title: 'Scenario',
    about: 'the machine, with what was done by hand at its times: to edit, or to run without a page (JSON)',
    save: () => void saveScenario(app),
  },
  {
    title: 'Metrics',
    about: 'memory, slabs and objects of each cache over time (CSV)',
    save: () => void saveMetrics(app),
  },
  { title: 'Picture', about: 'the stage as it is now (PNG)', save: saveStage },
] as const;

/** A link to what is looked at, code to embed it, and files of it. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    void shareLink(app).then(setShared);
  }, []);
  return (
    <Modal title="Share and export" onClose={onClose}>
      <div className="dialog-body">
        {shared !== null && <Links shared={shared} />}
        <ul className={css['files']}>
          {FILES.map(({ title, about, save }) => (
            <li key={title}>
              <button
                type="button"
                onClick={() => {
                  // What comes of it is told behind the dialog.
                  onClose();
                  save();
                }}
              >
                Save the {title.toLowerCase()}
              </button>
              <span className="dim">{about}</span>
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
        This machine is too large for a link: browsers accept {LONGEST_LINK.toLocaleString('en')} characters.
        Save the recording or the scenario as a file, and share that.
      </p>
    );
  }
  if (shared.kind === 'impossible') {
    return <p role="status">A link cannot be made: {shared.reason}.</p>;
  }
  const { hash, actions } = shared;
  const things = actions === 1 ? 'the one thing' : `the ${actions.toLocaleString('en')} things`;
  const done = actions === 0 ? ' as it began' : ` and ${things} done by hand on this branch`;
  const frame = `<iframe src="${addressOf(hash, true)}" width="960" height="540"></iframe>`;
  return (
    <>
      <p className="dim">
        The link carries the machine{done}: whoever opens it sees the same events. Nothing is kept anywhere
        else.
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
