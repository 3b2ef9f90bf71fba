import { type JSX, useCallback, useState } from 'react';
import { useSession } from '../state/session.ts';
import { ActBar } from './act-bar.tsx';
import { CachesPanel } from './caches-panel.tsx';
import { CallersPanel } from './callers-panel.tsx';
import { ChooseMachine } from './choose-machine.tsx';
import { EventsPanel } from './events-panel.tsx';
import { Inspector, ThreadsPanel } from './inspector.tsx';
import { KeySheet, useKeys } from './keys.tsx';
import { Layout } from './layout-choice.tsx';
import { MemoryPanel } from './memory-panel.tsx';
import { Notices } from './notices.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { Counters } from './picture/counters.tsx';
import { PressurePanel } from './pressure-panel.tsx';
import { Stage } from './stage/stage.tsx';
import { TopBar } from './top-bar.tsx';
import { Transport } from './transport.tsx';
import { TunablesPanel } from './tunables-panel.tsx';

/** The whole page. */
export function App(): JSX.Element {
  const [isChoosing, setChoosing] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [hasDetails, setDetails] = useState(false);
  useKeys(useCallback(() => setHelping(true), []));
  const { origin, view, focus } = useSession();
  const cache = view.caches[focus] ?? null;
  return (
    <div className={hasDetails ? 'page with-details' : 'page'}>
      <TopBar
        onChoose={() => setChoosing(true)}
        onOpen={() => setOpening(true)}
        onKeys={() => setHelping(true)}
        onDetails={() => setDetails(!hasDetails)}
      />
      <nav className="side" aria-label="Machine">
        <CachesPanel />
        <Layout />
        <PressurePanel />
        <CallersPanel />
        <MemoryPanel />
        <TunablesPanel />
      </nav>
      <main>
        <Caption text={origin?.caption ?? 'Starting the machine …'} />
        <Notices />
        <ActBar />
        <Stage />
      </main>
      <aside aria-label="Details">
        {cache !== null && <Inspector cache={cache} />}
        {cache !== null && <Counters cache={cache} />}
        <ThreadsPanel />
        <EventsPanel />
      </aside>
      <Transport />
      {isChoosing && <ChooseMachine onClose={() => setChoosing(false)} />}
      {isOpening && <OpenDialog onClose={() => setOpening(false)} />}
      {isHelping && <KeySheet onClose={() => setHelping(false)} />}
    </div>
  );
}

/** What there is to see; long ones show their beginning until somebody asks for all. */
function Caption({ text }: { readonly text: string }): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  return (
    <button type="button" className="caption" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
      {text}
    </button>
  );
}
