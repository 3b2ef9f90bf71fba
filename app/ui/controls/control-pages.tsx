import type { JSX } from 'react';
import type { ControlsPage } from '../../state/settings.ts';
import { CallersPanel } from '../callers/callers-panel.tsx';
import { PressurePanel } from '../pressure/pressure-panel.tsx';
import { TunablesPanel } from '../tunables/tunables-panel.tsx';
import { MachinePanel } from './machine-panel.tsx';
import { MemoryPanel } from './memory-panel.tsx';
import { RecordingPanel } from './recording-panel.tsx';

/** The pages of the controls that the first picture does not need. */
export function ControlPages({ page }: { readonly page: ControlsPage }): JSX.Element | null {
  switch (page) {
    case 'tunables':
      return <TunablesPanel />;
    case 'pressure':
      return (
        <>
          <PressurePanel />
          <MemoryPanel />
        </>
      );
    case 'callers':
      return <CallersPanel />;
    case 'machine':
      return <MachinePanel />;
    case 'recording':
      return <RecordingPanel />;
    case 'caches':
      return null;
  }
}
