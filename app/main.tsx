import './ui/styles/base.css';
import './ui/styles/tokens.css';
import './ui/styles/page.css';
import './ui/styles/panels.css';
import './ui/styles/picture.css';
import './ui/styles/small-screens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWorkerHost } from './host/worker-host.ts';
import { provideComparisonHost } from './state/compare.ts';
import { provideHost } from './state/machine.ts';
import { setShell } from './state/shell.ts';
import { startFirst } from './state/sources.ts';
import { App } from './ui/app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
provideHost(createWorkerHost);
// In an article or on a slide: `?embed` leaves stage and transport.
if (new URLSearchParams(location.search).has('embed')) setShell({ mode: 'embed' });
provideComparisonHost(createWorkerHost);
void startFirst();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
