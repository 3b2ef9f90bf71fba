import './ui/styles/base.css';
import './ui/styles/tokens.css';
import './ui/styles/page.css';
import './ui/styles/panels.css';
import './ui/styles/picture.css';
import './ui/styles/small-screens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWorkerHost } from './host/worker-host.ts';
import { openLink } from './state/files/share.ts';
import { provideHost } from './state/machine/engine-factory.ts';
import { say, useSession } from './state/session.ts';
import { setShell } from './state/shell.ts';
import { startFirst } from './state/start/sources.ts';
import { App } from './ui/app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
provideHost(createWorkerHost);
// In an article or on a slide: `?embed` leaves stage and transport.
if (new URLSearchParams(location.search).has('embed')) setShell({ mode: 'embed' });
void startHere();
window.addEventListener('hashchange', () => void openLink(location.hash));
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

/** Starts what the address carries, else the first machine; what was wrong with a link is still said then. */
async function startHere(): Promise<void> {
  if (await openLink(location.hash)) return;
  const { notice } = useSession.getState();
  await startFirst();
  if (notice !== null) say(notice.tone, notice.text);
}
