import { CircleSlash, FileWarning, OctagonX, RefreshCw, Unplug } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { FUNCTIONS, type Lockup } from '../../../engine/index.ts';
import type { Damage } from '../../model/damage.ts';
import type { PanicView } from '../../model/plain-view.ts';
import { saveRecording } from '../../state/files/save-recording.ts';
import { currentBranch } from '../../state/machine/current-branch.ts';
import { app, useSession } from '../../state/page.ts';
import { seek } from '../../state/session.ts';
import { formatCount } from '../../words/numbers.ts';
import css from './banners.module.css';

/** A banner for each state of the machine that needs a decision. */
export function BannerList(): JSX.Element | null {
  const broken = useSession((session) => session.broken);
  const panic = useSession(({ view }) => view.panic);
  const damage = useSession(({ view }) => view.damage);
  const lockup = useSession(({ lockup: locked, moment, length }) => (moment === length ? locked : null));
  if (broken === null && panic === null && damage === null && lockup === null) return null;
  return (
    <>
      {damage !== null && <Damaged damage={damage} />}
      {broken !== null && <Broken why={broken} />}
      {lockup !== null && <SoftLockup lockup={lockup} />}
      {panic !== null && (panic.check === 'OOM' ? <OutOfMemory panic={panic} /> : <Panic panic={panic} />)}
    </>
  );
}

function Damaged({ damage: { moment, why } }: { readonly damage: Damage }): JSX.Element {
  return (
    <Banner icon={<FileWarning size={18} />} title="The recording is damaged">
      Event {formatCount(moment)} does not fit the events before it: {why}. It was left out, so the picture
      may be wrong from there on. Everything before it is right.
      <span className={css['actions']}>
        <button type="button" onClick={() => seek(app, moment)}>
          Go to the moment before it
        </button>
      </span>
    </Banner>
  );
}

function Broken({ why }: { readonly why: string }): JSX.Element {
  return (
    <Banner icon={<Unplug size={18} />} title="The engine has stopped responding">
      {sentence(why)} Your recording is safe: keep browsing it, or save it.
      <Actions>
        <button type="button" onClick={() => void saveRecording(app)}>
          Save the recording
        </button>
        <button type="button" onClick={() => void app.machine.revive()}>
          Restart and replay to this point
        </button>
      </Actions>
    </Banner>
  );
}

function SoftLockup({ lockup: { thread, cpu, fn } }: { readonly lockup: Lockup }): JSX.Element {
  const last = currentBranch(app)?.journal.at(-1);
  return (
    <Banner icon={<RefreshCw size={18} />} title="Soft lockup">
      {thread === null ? (
        'The last command was stopped before it was done: it emits events and never ends.'
      ) : (
        <>
          {thread} loops in <code>{fn}</code> on CPU {cpu} and does not come to an end, so the machine was
          stopped. Change what it waits for, or let it run on.
        </>
      )}
      <Actions>
        <button type="button" onClick={() => void app.machine.continueAfterLockup()}>
          Continue
        </button>
        {last?.stopped !== undefined && (
          <button type="button" onClick={() => seek(app, last.events)}>
            Go back to before it
          </button>
        )}
      </Actions>
    </Banner>
  );
}

function Panic({ panic }: { readonly panic: PanicView }): JSX.Element {
  return (
    <Banner icon={<OctagonX size={18} />} title="Kernel panic">
      <code>{`${panic.check}(${panic.expr})`}</code> failed in <code>{FUNCTIONS[panic.fn]}</code>. The machine
      has halted; step back to see what led here. {CAUSES[panic.expr]}
      <Actions>
        <button type="button" onClick={app.playback.stepBack}>
          Step back
        </button>
      </Actions>
    </Banner>
  );
}

/** The cause of a failed check, if a caller is to blame. */
const CAUSES: Readonly<Record<string, string>> = {
  'sks->sks_cache == skc':
    'A magazine held an object of another cache that was freed into the wrong one. Without ASSERTs it would have gone to the wrong slab.',
  'sko->sko_magic == SKO_MAGIC':
    'A magazine held something that is not an object of this cache. Without ASSERTs the wrong memory would have been overwritten.',
  'soft lockup: sks_free_list runs in a circle':
    'An object that was freed twice is on the free list of its slab twice, so freeing that slab never ends.',
};

function OutOfMemory({ panic }: { readonly panic: PanicView }): JSX.Element {
  return (
    <Banner icon={<CircleSlash size={18} />} title="Out of memory">
      {sentence(panic.expr)} The machine has halted; step back to see who holds the pages.
      <Actions>
        <button type="button" onClick={app.playback.stepBack}>
          Step back
        </button>
      </Actions>
    </Banner>
  );
}

interface BannerProps {
  readonly icon: JSX.Element;
  readonly title: string;
  readonly children: ReactNode;
}

function Banner({ icon, title, children }: BannerProps): JSX.Element {
  return (
    <div className={css['banner']} role="alert">
      <span className={css['icon']} aria-hidden="true">
        {icon}
      </span>
      <p className={css['text']}>
        <strong>{title}.</strong> {children}
      </p>
    </div>
  );
}

function Actions({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <span className={css['actions']}>
      {children}
      <button type="button" onClick={() => void app.machine.startAgain()}>
        Restart
      </button>
    </span>
  );
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
