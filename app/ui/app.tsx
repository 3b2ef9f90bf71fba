import { type JSX, useCallback, useState } from 'react';
import { set, useSession } from '../state/session.ts';
import { ActBar } from './act-bar.tsx';
import { CachesPanel } from './caches-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { Inspector, ThreadsPanel } from './inspector.tsx';
import { KeySheet, useKeys } from './keys.tsx';
import { Layout } from './layout-choice.tsx';
import { MemoryPanel } from './memory-panel.tsx';
import { Notices } from './notices.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { Counters } from './picture/counters.tsx';
import { Cpus } from './picture/cpus.tsx';
import { EmergencyTree } from './picture/emergency-tree.tsx';
import { Slabs } from './picture/slabs.tsx';
import { TopBar } from './top-bar.tsx';
import { Transport } from './transport.tsx';
import { TunablesPanel } from './tunables-panel.tsx';

/** The whole page. */
export function App(): JSX.Element {
  const [isOpening, setOpening] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [hasDetails, setDetails] = useState(false);
  useKeys(useCallback(() => setHelping(true), []));
  const { origin, view, focus } = useSession();
  const cache = view.caches[focus] ?? null;
  return (
    <div className={hasDetails ? 'page with-details' : 'page'}>
      <TopBar
        onOpen={() => setOpening(true)}
        onKeys={() => setHelping(true)}
        onDetails={() => setDetails(!hasDetails)}
      />
      <nav className="side" aria-label="Machine">
        <CachesPanel />
        <Layout />
        <MemoryPanel />
        <TunablesPanel />
      </nav>
      <main>
        <p className="caption">{origin?.caption ?? 'Starting the machine …'}</p>
        <Notices />
        <ActBar />
        <Picture />
      </main>
      <aside aria-label="Details">
        {cache !== null && <Inspector cache={cache} />}
        {cache !== null && <Counters cache={cache} />}
        <ThreadsPanel />
        <EventsPanel />
      </aside>
      <Transport />
      {isOpening && <OpenDialog onClose={() => setOpening(false)} />}
      {isHelping && <KeySheet onClose={() => setHelping(false)} />}
    </div>
  );
}

/** The cache in focus, from its threads down to its emergency objects. */
function Picture(): JSX.Element {
  const { cpus, hz, view, moment, focus, selection } = useSession();
  const cache = view.caches[focus] ?? null;
  const onSelect = useCallback((next: typeof selection) => set({ selection: next }), []);
  if (cache === null) {
    return <p className="empty">No cache is in focus. Create one on the left, or choose a machine above.</p>;
  }
  const shared = { view, cache, selection, onSelect };
  return (
    <div className="picture">
      <h2 className="cache-title">{cache.name}</h2>
      <Legend />
      <Cpus {...shared} cpus={cpus} hz={hz} />
      {cache.linuxLive >= 0 ? (
        <p className="empty">
          This cache is delegated to the Linux slab: {cache.linuxLive} objects are out. It has no slabs of its
          own.
        </p>
      ) : (
        <>
          <Slabs {...shared} moment={moment} />
          <EmergencyTree {...shared} />
        </>
      )}
    </div>
  );
}

function Legend(): JSX.Element {
  const marks = [
    ['caller', 'with a caller'],
    ['magazine', 'in a magazine'],
    ['free', 'free in its slab'],
    ['emergency', 'emergency object'],
  ] as const;
  return (
    <ul className="legend" aria-label="Legend">
      {marks.map(([mark, words]) => (
        <li key={mark}>
          <span className={`swatch ${mark}`} aria-hidden="true" /> {words}
        </li>
      ))}
    </ul>
  );
}
