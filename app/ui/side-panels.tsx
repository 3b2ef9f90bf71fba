import type { JSX } from 'react';
import { CallersPanel } from './callers/callers-panel.tsx';
import { MachinePanel } from './controls/machine-panel.tsx';
import { MemoryPanel } from './controls/memory-panel.tsx';
import { RecordingPanel } from './controls/recording-panel.tsx';
import { PressurePanel } from './pressure/pressure-panel.tsx';
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
