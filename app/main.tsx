import './ui/styles/base.css';
import './ui/styles/tokens.css';
import './ui/styles/page.css';
import './ui/styles/panels.css';
import './ui/styles/picture.css';
import './ui/styles/small-screens.css';
import './ui/styles/coarse.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followAddress, leadsSomewhere } from './state/address.ts';
import { MISSING } from './state/browser-features.ts';
import { app } from './state/page.ts';
import { useSettings } from './state/settings.ts';
import { setShell } from './state/shell.ts';
import { App } from './ui/app.tsx';
import { LEAVE_UNSAVED } from './words/questions.ts';

// The page's policy forbids eval and reports attempts, so the schemas that are loaded later must not try it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
// For an article or a slide: `?embed` shows the stage and the transport only.
if (new URLSearchParams(location.search).has('embed')) setShell({ mode: 'embed' });
else if (!useSettings.getState().hasVisited && !leadsSomewhere(location)) setShell({ isWelcome: true });
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
  await followAddress(app, () => confirm(LEAVE_UNSAVED));
}
