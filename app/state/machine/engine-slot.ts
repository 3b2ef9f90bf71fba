import type { JournalEntry, Scenario } from '../../../engine/index.ts';
import type { EngineHost, Report } from '../../host/protocol.ts';
import { messageOf } from '../message-of.ts';
import type { InSession, SessionStore } from '../session.ts';
import { endOf } from './branches.ts';
import { changeBranch, currentBranch } from './current-branch.ts';
import { discardOldest } from './recording-capacity.ts';

/**
 * The engine of the branch that is shown. It is created when it is first needed and brought to the end of the
 * recording;
 * after a failure the next request gets a new one.
 */
export class EngineSlot implements InSession {
  readonly session: SessionStore;
  readonly #newHost: () => EngineHost;
  /** Null while the branch is only looked at. */
  #host: EngineHost | null = null;
  /** The engine of the machine that is being started, which a later start replaces. */
  #starting: EngineHost | null = null;

  constructor(session: SessionStore, newHost: () => EngineHost) {
    this.session = session;
    this.#newHost = newHost;
  }

  /**
   * Boots another machine. The old engine is disposed once the new one has booted. Resolves to null when a later start
   * has
   * replaced this one.
   *
   * @throws HostError or MachineError when it cannot be booted
   */
  async start(scenario: Scenario, journal: readonly JournalEntry[]): Promise<Report | null> {
    const fresh = this.#newHost();
    this.#starting?.dispose();
    this.#starting = fresh;
    try {
      const report = await fresh.boot({ scenario, journal, known: 0 });
      if (this.#starting !== fresh) return null;
      this.#starting = null;
      this.release();
      this.#host = fresh;
      return report;
    } catch (error) {
      fresh.dispose();
      if (this.#starting !== fresh) return null;
      this.#starting = null;
      throw error;
    }
  }

  /**
   * Takes the engine of a run that was recorded elsewhere in place of the present one; without one, the next request
   * gets a new one.
   */
  take(host: EngineHost | null): void {
    this.empty();
    this.#host = host;
  }

  /** Ends the engine; the next request gets a new one. */
  release(): void {
    this.#host?.dispose();
    this.#host = null;
  }

  /** Ends the engine, and one that is being started. */
  empty(): void {
    this.#starting?.dispose();
    this.#starting = null;
    this.release();
  }

  /** Brings a new engine to where the first `known` events have happened. */
  boot(scenario: Scenario, journal: readonly JournalEntry[], known: number): Promise<Report | null> {
    this.release();
    const host = this.#newHost();
    this.#host = host;
    return this.#attempt(host, (engine) => engine.boot({ scenario, journal, known }));
  }

  /**
   * Sends a request to the engine, and appends the events to the recording. Null if it failed, or if another machine is
   * shown by then.
   *
   * @param isDue whether to show what was recorded, even if nothing has ended
   */
  async ask(request: (engine: EngineHost) => Promise<Report>, isDue: boolean): Promise<Report | null> {
    const { broken, origin } = this.session.getState();
    const branch = currentBranch(this);
    if (broken !== null || origin === null || branch === null) return null;
    if (this.#host === null) {
      const booted = await this.boot(origin.scenario, branch.journal, branch.recording.length);
      if (booted === null) return null;
    }
    const host = this.#host;
    const report = host === null ? null : await this.#attempt(host, request);
    if (report === null) return null;
    branch.recording.append(report.chunks, report.strings, report.growth);
    discardOldest(branch.recording);
    if (!isDue && !report.isOver && !report.panicked && report.lockup === null) return report;
    const { length } = branch.recording;
    changeBranch(this, (old) => ({ ...old, ...endOf(report) }));
    this.session.setState({ length, ...endOf(report) });
    return report;
  }

  async #attempt(host: EngineHost, request: (engine: EngineHost) => Promise<Report>): Promise<Report | null> {
    try {
      const report = await request(host);
      return host === this.#host ? report : null;
    } catch (error) {
      if (host === this.#host) {
        this.#host = null;
        host.dispose();
        this.session.setState({ broken: messageOf(error), playing: false });
      }
      return null;
    }
  }
}
