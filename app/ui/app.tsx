import { type JSX, lazy, Suspense, useEffect } from 'react';
import { type DialogName, setShell, useShell } from '../state/shell.ts';
import { ChooseMachine } from './choose-machine.tsx';
import { KeySheet, useKeys } from './keys.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { ShareDialog } from './share/share-dialog.tsx';
import { Guarded } from './shell/crash.tsx';
import { useTheme } from './shell/theme-button.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { VIEWS } from './views.tsx';

const loadPalette = () => import('./palette/palette.tsx');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
/** Ms after which the palette is fetched, so that it is there at once when somebody wants it. */
const IDLE = 1500;

/** The whole page. */
export function App(): JSX.Element {
  useKeys();
  useTheme();
  useEffect(() => {
    const timer = window.setTimeout(loadPalette, IDLE);
    return () => window.clearTimeout(timer);
  }, []);
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
      <Suspense>{dialog !== null && <Dialog name={dialog} />}</Suspense>
    </div>
  );
}

function Dialog({ name }: { readonly name: DialogName }): JSX.Element {
  const close = (): void => setShell({ dialog: null });
  switch (name) {
    case 'choose':
      return <ChooseMachine onClose={close} />;
    case 'open':
      return <OpenDialog onClose={close} />;
    case 'share':
      return <ShareDialog onClose={close} />;
    case 'keys':
      return <KeySheet onClose={close} />;
    case 'palette':
      return <Palette onClose={close} />;
  }
}
