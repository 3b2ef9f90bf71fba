import { type JSX, Suspense, useEffect } from 'react';
import { fetchRest } from '../state/on-demand.ts';
import { setShell, useShell } from '../state/shell.ts';
import { useKeys } from './keys.ts';
import { Guarded } from './shell/crash.tsx';
import { useTheme } from './shell/theme-button.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { VIEWS } from './views.tsx';
import { lazily } from './widgets/lazily.ts';

const Dialog = lazily(async () => (await import('./dialogs/dialogs.tsx')).Dialog);

/** The whole page. */
export function App(): JSX.Element {
  useKeys();
  useTheme();
  useEffect(() => void fetchRest(), []);
  const { mode, view, dialog } = useShell();
  const Page = (VIEWS.find(({ id }) => id === view) ?? VIEWS[0])?.Page;
  return (
    <div className="page" data-mode={mode}>
      {mode === 'full' && <TopBar />}
      <div className="body">
        <Suspense>
          <Guarded what="this view">{Page !== undefined && <Page />}</Guarded>
        </Suspense>
      </div>
      <Suspense fallback={<ComingDialog />}>{dialog !== null && <Dialog name={dialog} />}</Suspense>
    </div>
  );
}

/** In place of a dialog that is being fetched: Escape calls it off, as it closes one that is there. */
function ComingDialog(): null {
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setShell({ dialog: null });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return null;
}
