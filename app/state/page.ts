import type { StoreApi, UseBoundStore } from 'zustand';
import { createPageHost } from '../host/page-host.ts';
import type { EngineHost } from '../host/protocol.ts';
import { createWorkerHost } from '../host/worker-host.ts';
import type { PressureDraft } from './act/pressure-draft.ts';
import { App } from './app.ts';
import { MISSING } from './browser-features.ts';
import type { WouldBe } from './lab/ghost.ts';
import { onDemand } from './on-demand.ts';
import type { Reading } from './reading.ts';
import { replayActions } from './replay-actions.ts';
import type { ReportStore } from './report/report-store.ts';
import type { SessionStore } from './session.ts';

/** The session of this page. Only the user interface imports it: everything in this folder works on any session. */
export const app: App = new App(hostMaker());
replayActions(app.playback);

/** The stores of the page's session, as hooks. */
export const useSession: SessionStore = app.session;
export const useReading: UseBoundStore<StoreApi<Reading>> = app.reading;
export const useReport: ReportStore = app.report;
export const usePressure: UseBoundStore<StoreApi<PressureDraft>> = app.pressure;
export const useGhost: UseBoundStore<StoreApi<WouldBe>> = app.ghost;

/** How this browser runs engines: in workers, or without them on the page's own thread. */
function hostMaker(): () => EngineHost {
  if (!MISSING.has('Worker')) return createWorkerHost;
  const load = onDemand('The engine', async () => (await import('../host/local-host.ts')).createLocalHost);
  return () => createPageHost(load);
}
