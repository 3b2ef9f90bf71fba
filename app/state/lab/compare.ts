import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { NS_PER_MS, type Scenario } from '../../../engine/index.ts';
import type { EngineHost } from '../../host/protocol.ts';
import { firstParting } from '../../model/compare/parting.ts';
import { COMPARED_EVENT_CAP } from '../../model/event-caps.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { Tally } from '../../model/outcome/tally.ts';
import { Recording } from '../../model/recording.ts';
import { type AxisName, vary } from '../../model/sweep/plan.ts';
import { View } from '../../model/view.ts';

/** A machine of a comparison. */
export interface Variant {
  readonly id: number;
  /** How it differs from the scenario. */
  readonly label: string;
  readonly scenario: Scenario;
  readonly recording: Recording;
  readonly view: View;
  readonly outcome: Outcome | null;
  readonly isOver: boolean;
  /** When it diverged from the first machine, in ns; null if it did not. */
  readonly divergedAt: number | null;
}

/** Machines side by side, at the same time. */
export interface Compared {
  readonly variants: readonly Variant[];
  /** Time that all of them are shown at, in ns, and where the comparison ends. */
  readonly time: number;
  readonly end: number;
  readonly playing: boolean;
  /** Counts changes of the views, which change in place. */
  readonly version: number;
  readonly problem: string | null;
}

/** How a variant differs from the scenario. */
export interface Change {
  readonly what: AxisName;
  readonly value: number;
}

const NOTHING: Compared = {
  variants: [],
  time: 0,
  end: 0,
  playing: false,
  version: 0,
  problem: null,
};

const BATCH = 50_000;
/** Seconds that playing takes from start to end. */
const PLAYTIME = 20;

/** Records machines side by side, and shows all of them at the same time. */
export class Comparison {
  readonly store: UseBoundStore<StoreApi<Compared>> = create<Compared>(() => NOTHING);
  readonly #newHost: () => EngineHost;
  #hosts: EngineHost[] = [];
  /** Whether what is shown follows the machines as they are recorded: until the user goes elsewhere. */
  #isFollowing = false;

  constructor(newHost: () => EngineHost) {
    this.#newHost = newHost;
  }

  /** Starts machines from the same scenario and seed: as it is, and with each change. */
  async start(scenario: Scenario, changes: readonly Change[]): Promise<void> {
    await this.startAll([
      { label: 'as it is', scenario },
      ...changes.map(({ what, value }) => ({
        label: `${what} = ${value}`,
        scenario: vary(scenario, what, value),
      })),
    ]);
  }

  /** Starts machines side by side, each with a label. They are shown up to the end of the first. */
  async startAll(scenarios: readonly Pick<Variant, 'label' | 'scenario'>[]): Promise<void> {
    this.end();
    const variants = scenarios.map((one, id) => ({
      ...one,
      id,
      recording: new Recording(),
      view: new View(),
      outcome: null,
      isOver: false,
      divergedAt: null,
    }));
    this.store.setState({
      variants,
      time: 0,
      end: (scenarios[0]?.scenario.end ?? 0) * NS_PER_MS,
      playing: false,
      problem: null,
    });
    this.#isFollowing = true;
    await Promise.all(variants.map((one) => this.#record(one)));
    const { variants: recorded } = this.store.getState();
    const [first] = recorded;
    if (first === undefined) return;
    this.store.setState({
      variants: recorded.map((one) => (one === first ? one : { ...one, divergedAt: divergence(first, one) })),
    });
  }

  /** Shows all machines at a time, in ns. */
  seek(time: number): void {
    this.#isFollowing = false;
    this.#show(time);
  }

  #show(time: number): void {
    const { variants, end, version } = this.store.getState();
    const bounded = Math.max(0, Math.min(time, end));
    for (const { recording, view } of variants) recording.seek(view, recording.times.momentAt(bounded));
    this.store.setState({ time: bounded, version: version + 1 });
  }

  /** Plays all machines, or pauses them. */
  play(): void {
    const { playing, time, end } = this.store.getState();
    this.store.setState({ playing: !playing });
    if (playing) return;
    if (time >= end) this.seek(0);
    let last = performance.now();
    const frame = (now: number): void => {
      const state = this.store.getState();
      if (!state.playing) return;
      this.seek(state.time + ((now - last) / 1000) * (state.end / PLAYTIME));
      last = now;
      if (this.store.getState().time >= state.end) this.store.setState({ playing: false });
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /** Ends the comparison and its machines. */
  end(): void {
    for (const host of this.#hosts) host.dispose();
    this.#hosts = [];
    this.store.setState({ variants: [], playing: false, time: 0 });
  }

  async #record({ id, scenario, recording }: Variant): Promise<void> {
    const host = this.#newHost();
    this.#hosts.push(host);
    const tally = new Tally();
    try {
      let report = await host.boot({ scenario, journal: [], known: 0 });
      for (;;) {
        if (!this.#hosts.includes(host)) return;
        recording.append(report.chunks, report.strings, report.growth);
        for (const chunk of report.chunks) tally.add(chunk);
        const isOver =
          report.isOver || report.panicked || report.lockup !== null || report.emitted >= COMPARED_EVENT_CAP;
        this.#change(id, { outcome: tally.outcome, isOver });
        if (isOver) break;
        report = await host.advance({ until: scenario.end * NS_PER_MS, events: report.emitted + BATCH });
      }
    } catch (error) {
      this.store.setState({ problem: error instanceof Error ? error.message : String(error) });
    }
    host.dispose();
  }

  #change(id: number, what: Partial<Variant>): void {
    const { variants, time } = this.store.getState();
    this.store.setState({
      variants: variants.map((one) => (one.id === id ? { ...one, ...what } : one)),
    });
    this.#show(
      this.#isFollowing ? Math.min(...variants.map(({ recording }) => recording.times.latest)) : time,
    );
  }
}

function divergence(first: Variant, other: Variant): number | null {
  const parting = firstParting(first.recording, other.recording);
  return parting === null ? null : first.recording.times.before(parting.moments[0]);
}
