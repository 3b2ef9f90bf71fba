import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { NS_PER_MS, type Scenario } from '../../../engine/index.ts';
import type { EngineHost, Report } from '../../host/protocol.ts';
import { findParting } from '../../model/compare/parting.ts';
import type { Stop } from '../../model/compare/stop.ts';
import { COMPARED_EVENT_CAP } from '../../model/event-caps.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { Tally } from '../../model/outcome/tally.ts';
import { Recording } from '../../model/recording.ts';
import { View } from '../../model/view.ts';
import { Slices } from '../slices.ts';

/** A machine of a comparison. */
export interface Variant {
  readonly id: number;
  /** How it differs from the others. */
  readonly label: string;
  readonly scenario: Scenario;
  readonly recording: Recording;
  readonly view: View;
  readonly outcome: Outcome | null;
  /** Null while it runs. */
  readonly stop: Stop | null;
  /** When it diverged from the first machine, in ns; null if it did not, or while that is unknown. */
  readonly divergedAtNs: number | null;
}

/** Machines side by side, at the same time. */
export interface Compared {
  /** What all of them have in common. */
  readonly title: string;
  /** Whether this is the example shown before the user chooses anything. */
  readonly isExample: boolean;
  /** When all caches are reaped to make something happen, in ms; null if they are not. */
  readonly reapAtMs: number | null;
  /** The caches of the report that were too large to run. */
  readonly leftOut: readonly string[];
  readonly variants: readonly Variant[];
  /** The time at which all of them are shown, and where the comparison ends. */
  readonly timeNs: number;
  readonly endNs: number;
  readonly playing: boolean;
  /** Counts changes of the views, which change in place. */
  readonly version: number;
}

/** What is compared. */
export interface Contest {
  readonly title: string;
  readonly isExample?: boolean;
  readonly reapAtMs?: number | null;
  readonly leftOut?: readonly string[];
  readonly machines: readonly Pick<Variant, 'label' | 'scenario'>[];
}

const NOTHING: Compared = {
  title: '',
  isExample: false,
  reapAtMs: null,
  leftOut: [],
  variants: [],
  timeNs: 0,
  endNs: 0,
  playing: false,
  version: 0,
};

const BATCH = 50_000;
/** Events to process without a pause. */
const AHEAD = 8192;
/** How long playing takes from start to end, in s. */
const PLAYTIME = 20;

/** Records machines side by side, and shows all of them at the same time. */
export class Comparison {
  readonly store: UseBoundStore<StoreApi<Compared>> = create<Compared>(() => NOTHING);
  readonly #newHost: () => EngineHost;
  #hosts: EngineHost[] = [];
  /** Whether the shown time follows the recording, until the user moves it. */
  #isFollowing = false;

  constructor(newHost: () => EngineHost) {
    this.#newHost = newHost;
  }

  /** Starts machines side by side, each with a label. They are shown up to the end of the first. */
  async start({ title, isExample = false, reapAtMs = null, leftOut = [], machines }: Contest): Promise<void> {
    this.end();
    const variants = machines.map((one, id) => ({
      ...one,
      id,
      recording: new Recording(),
      view: new View(),
      outcome: null,
      stop: null,
      divergedAtNs: null,
    }));
    const endNs = (machines[0]?.scenario.end ?? 0) * NS_PER_MS;
    this.store.setState({ title, isExample, reapAtMs, leftOut, variants, timeNs: 0, endNs, playing: false });
    this.#isFollowing = true;
    const hosts = variants.map(() => this.#newHost());
    this.#hosts = hosts;
    await Promise.all(
      variants.map(async (one, i) => {
        const host = hosts[i];
        if (host === undefined) return;
        await this.#record(one, host);
        host.dispose();
      }),
    );
    if (this.#hosts === hosts) await this.#findDivergence(() => this.#hosts !== hosts);
  }

  /** Shows all machines at a time. */
  seek(ns: number): void {
    this.#isFollowing = false;
    this.#show(ns);
  }

  #show(ns: number): void {
    const { variants, endNs, version } = this.store.getState();
    const bounded = Math.max(0, Math.min(ns, endNs));
    for (const { recording, view } of variants) recording.seek(view, recording.times.momentAt(bounded));
    this.store.setState({ timeNs: bounded, version: version + 1 });
  }

  /** Plays all machines, or pauses them. */
  play(): void {
    const { playing, timeNs, endNs } = this.store.getState();
    this.store.setState({ playing: !playing });
    if (playing) return;
    if (timeNs >= endNs) this.seek(0);
    let last = performance.now();
    const frame = (now: number): void => {
      const state = this.store.getState();
      if (!state.playing) return;
      this.seek(state.timeNs + ((now - last) / 1000) * (state.endNs / PLAYTIME));
      last = now;
      if (this.store.getState().timeNs >= state.endNs) this.store.setState({ playing: false });
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /** Ends the comparison and its machines. */
  end(): void {
    for (const host of this.#hosts) host.dispose();
    this.#hosts = [];
    this.store.setState({ variants: [], playing: false, timeNs: 0 });
  }

  async #record({ id, scenario, recording }: Variant, host: EngineHost): Promise<void> {
    const tally = new Tally();
    const ahead = new View();
    const slices = new Slices();
    try {
      let report = await host.boot({ scenario, journal: [], known: 0 });
      // A machine may start with many slabs; only what happens afterwards counts.
      const most = report.emitted + COMPARED_EVENT_CAP;
      while (this.#hosts.includes(host)) {
        recording.append(report.chunks, report.strings, report.growth);
        for (const chunk of report.chunks) {
          await slices.pause();
          tally.add(chunk);
        }
        // Takes keyframes, so that the next seek is short.
        while (ahead.moment < recording.length) {
          await slices.pause();
          recording.seek(ahead, ahead.moment + AHEAD);
        }
        if (!this.#hosts.includes(host)) return;
        const stop = stopOf(report, most);
        this.#change(id, { outcome: tally.outcome, stop });
        await this.#follow(slices, host);
        if (stop !== null) return;
        report = await host.advance({ untilNs: scenario.end * NS_PER_MS, events: report.emitted + BATCH });
      }
    } catch (error) {
      // A machine of a comparison that has ended was shut down.
      if (!this.#hosts.includes(host)) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.#change(id, { stop: { kind: 'failed', reason } });
      await this.#follow(slices, host);
    }
  }

  async #findDivergence(isStale: () => boolean): Promise<void> {
    const slices = new Slices();
    const [first, ...others] = this.store.getState().variants;
    for (const { id, recording } of others) {
      if (first === undefined) return;
      const parting = await slices.run(findParting(first.recording, recording), isStale);
      if (isStale()) return;
      const divergedAtNs = parting === null ? null : first.recording.times.before(parting.moments[0]);
      const { variants } = this.store.getState();
      this.store.setState({
        variants: variants.map((one) => (one.id === id ? { ...one, divergedAtNs } : one)),
      });
    }
  }

  #change(id: number, what: Partial<Variant>): void {
    const { variants } = this.store.getState();
    this.store.setState({ variants: variants.map((one) => (one.id === id ? { ...one, ...what } : one)) });
  }

  /** Shows what all machines have recorded so far, one slice per machine, unless the user moved elsewhere. */
  async #follow(slices: Slices, host: EngineHost): Promise<void> {
    for (const { recording, view } of this.store.getState().variants) {
      await slices.turn();
      if (this.#isFollowing) recording.seek(view, recording.times.momentAt(this.#latest()));
    }
    if (this.#hosts.includes(host))
      this.#show(this.#isFollowing ? this.#latest() : this.store.getState().timeNs);
  }

  /** The time up to which all machines have recorded. */
  #latest(): number {
    const shown = this.store.getState().variants.filter(({ stop }) => stop?.kind !== 'failed');
    return Math.min(...shown.map(({ recording }) => recording.times.latest));
  }
}

function stopOf({ panicked, lockup, isOver, emitted }: Report, most: number): Stop | null {
  if (panicked) return { kind: 'halted' };
  if (lockup !== null) return { kind: 'locked up' };
  if (isOver) return { kind: 'end' };
  return emitted >= most ? { kind: 'too many events' } : null;
}
