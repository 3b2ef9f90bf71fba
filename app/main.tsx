import './ui/styles/base.css';
import './ui/styles/tokens.css';
import './ui/styles/page.css';
import './ui/styles/panels.css';
import './ui/styles/picture.css';
import './ui/styles/small-screens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { MISSING } from './state/browser-features.ts';
import { openLink } from './state/files/share.ts';
import { app, useSession } from './state/page.ts';
import { say } from './state/session.ts';
import { setShell } from './state/shell.ts';
import { startFirst } from './state/start/sources.ts';
import { App } from './ui/app.tsx';

// For an article or a slide: `?embed` shows the stage and the transport only.
if (new URLSearchParams(location.search).has('embed')) setShell({ mode: 'embed' });
void openPage();

async function openPage(): Promise<void> {
  if (MISSING.has('ResizeObserver')) {
    const { ResizeObserver } = await import('@juggle/resize-observer');
    Object.assign(window, { ResizeObserver });
  }
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  window.addEventListener('hashchange', () => void openLink(app, location.hash));
  await startHere();
}

/** Starts the machine that the address carries, or else the first one, keeping the message about a bad link. */
async function startHere(): Promise<void> {
  if (await openLink(app, location.hash)) return;
  const { notice } = useSession.getState();
  await startFirst(app);
  if (notice !== null) say(app, notice.tone, notice.text);
}
