import type { JSX } from 'react';
import { type DialogName, setShell } from '../../state/shell.ts';
import { KeySheet } from '../actions/key-sheet.tsx';
import { Palette } from '../palette/palette.tsx';
import { ChooseMachine } from './choose-machine.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';

/** The dialog with a name. */
export function Dialog({ name }: { readonly name: DialogName }): JSX.Element {
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
