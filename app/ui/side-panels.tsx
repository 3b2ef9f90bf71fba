import type { JSX } from 'react';
import { CallersPanel } from './callers/callers-panel.tsx';
import { MachinePanel } from './machine-panel.tsx';
import { MemoryPanel } from './memory-panel.tsx';
import { PressurePanel } from './pressure/pressure-panel.tsx';
import { RecordingPanel } from './recording-panel.tsx';
import { TunablesPanel } from './tunables/tunables-panel.tsx';

/** What can be set on a machine: who presses on its memory, who calls, and how it is built. */
export function SidePanels(): JSX.Element {
  return (
    <>
      <PressurePanel />
      <CallersPanel />
      <MemoryPanel />
      <TunablesPanel />
      <MachinePanel />
      <RecordingPanel />
    </>
  );
}
