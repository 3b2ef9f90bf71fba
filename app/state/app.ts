import type { StoreApi, UseBoundStore } from 'zustand';
import type { EngineHost } from '../host/protocol.ts';
import { createPressure, type PressureDraft } from './act/pressure-draft.ts';
import { followAwaited } from './chapters.ts';
import { Comparison } from './lab/compare.ts';
import { createGhost, type WouldBe } from './lab/ghost.ts';
import { LiveMachine } from './machine/live-machine.ts';
import { Playback } from './playback.ts';
import { createReading, type Reading } from './reading.ts';
import { createReport, type InReport, type ReportStore } from './report/report-store.ts';
import { createSession, type InSession, type SessionStore } from './session.ts';

/**
 * Everything that belongs to one session. Several of them can exist side by side; the page's own is in `page.ts`.
 * Actions
 * are functions that take it first.
 */
export class App implements InSession, InReport {
  readonly session: SessionStore = createSession();
  readonly reading: UseBoundStore<StoreApi<Reading>> = createReading();
  readonly pressure: UseBoundStore<StoreApi<PressureDraft>> = createPressure();
  readonly report: ReportStore = createReport();
  readonly machine: LiveMachine;
  readonly playback: Playback;
  readonly comparison: Comparison;
  readonly ghost: UseBoundStore<StoreApi<WouldBe>> = createGhost();
  /** Creates a separate engine, with no machine yet. */
  readonly newHost: () => EngineHost;
  /** How many objects were allocated by hand; each gets a unique name. */
  objectsNamed = 0;
  /** The object that the last “free N” freed: the next search starts there. */
  freedLast = 0;

  constructor(newHost: () => EngineHost) {
    this.newHost = newHost;
    this.machine = new LiveMachine(this.session, newHost);
    this.playback = new Playback(this.session, this.machine);
    this.comparison = new Comparison(newHost);
    followAwaited(this);
  }
}
