import { type JSX, useEffect } from 'react';
import { MISSING } from '../state/browser-features.ts';
import { useOverlay } from '../state/learn/overlay.ts';
import { fetchRest } from '../state/on-demand.ts';
import { app, useSession } from '../state/page.ts';
import { type Shell, setShell, useShell } from '../state/shell.ts';
import { useFocusBack } from './actions/focus-back.ts';
import { useKeys } from './actions/keys.ts';
import { useDoor } from './one-door.ts';
import { SkipLinks } from './shell/skip-links.tsx';
import { useTheme } from './shell/theme-button.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { VIEWS } from './views.tsx';
import { Guarded } from './widgets/guarded.tsx';
import { later, lazily } from './widgets/lazily.tsx';
import { CloseRow, Modal } from './widgets/modal.tsx';

const Overlay = lazily({ what: 'The pen' }, async () => (await import('./overlay/overlay.tsx')).Overlay);
const BrowserNotes = lazily(
  { what: 'A note about your browser' },
  async () => (await import('./shell/browser-notes.tsx')).BrowserNotes,
);
const Dialog = lazily(
  { what: 'This dialog', waiting: <ComingDialog />, frame: inDialog },
  async () => (await import('./dialogs/dialogs.tsx')).Dialog,
);

const TipLayer = later({ what: 'The tips' }, async () => (await import('./widgets/tip-layer.tsx')).TipLayer);
const KeptOffer = later(
  { what: 'Keeping your session' },
  async () => (await import('./story/kept-offer.tsx')).KeptOffer,
);
const WelcomePage = lazily(
  { what: 'The start page' },
  async () => (await import('./welcome/welcome-page.tsx')).WelcomePage,
);

/** The whole page. */
export function App(): JSX.Element {
  useKeys();
  useFocusBack();
  useDoor();
  useTheme();
  useEffect(() => {
    const fetchAgain = (): void => void fetchRest(app);
    fetchAgain();
    window.addEventListener('online', fetchAgain);
    return () => window.removeEventListener('online', fetchAgain);
  }, []);
  const { mode, view, dialog, isWelcome } = useShell();
  const hasOverlay = useOverlay(({ kind }) => kind !== null);
  return (
    <>
      <div className="page" data-mode={mode}>
        {isWelcome ? <WelcomePage /> : <Work mode={mode} view={view} />}
        {dialog !== null && <Dialog key={dialog} name={dialog} />}
      </div>
      {hasOverlay && <Overlay />}
      <TipLayer />
    </>
  );
}

/** The bar and the view below it. */
function Work({ mode, view }: Pick<Shell, 'mode' | 'view'>): JSX.Element {
  const Page = (VIEWS.find(({ id }) => id === view) ?? VIEWS[0])?.Page;
  return (
    <>
      {mode === 'full' ? (
        <>
          <SkipLinks />
          <TopBar />
        </>
      ) : (
        <MachineTitle />
      )}
      {mode !== 'embed' && MISSING.size > 0 && <BrowserNotes />}
      {mode !== 'embed' && <KeptOffer />}
      <div className="body">
        <Guarded key={view} what="This view">
          {Page !== undefined && <Page />}
        </Guarded>
      </div>
    </>
  );
}

/** The heading of a page without a bar. */
function MachineTitle(): JSX.Element {
  const title = useSession((session) => session.origin?.title ?? '');
  return <h1 className="visually-hidden">{title === '' ? 'Slabscope' : `Slabscope: ${title}`}</h1>;
}

/** The message of a dialog that failed, in a dialog that can be closed. */
function inDialog(message: JSX.Element): JSX.Element {
  return (
    <Modal title="Something went wrong" size="small" onClose={closeDialog}>
      <div className="dialog-body">
        {message}
        <CloseRow onClose={closeDialog} />
      </div>
    </Modal>
  );
}

function closeDialog(): void {
  setShell({ dialog: null });
}

/** Stands in for a dialog that is being downloaded: Escape cancels it, just as it closes an open one. */
function ComingDialog(): null {
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') closeDialog();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return null;
}
