import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { CATALOGUE, type Scenario } from '../../../engine/index.ts';
import { SweepPool } from '../../host/sweep-pool.ts';
import { fetchSweepScript } from '../../host/sweep-runner.ts';
import type { Metric } from '../../model/outcome/outcome.ts';
import { type Axis, planSweep, type SweepRun } from '../../model/sweep/plan.ts';
import type { SweepPreset } from '../../model/sweep/presets.ts';
import type { RunResult } from '../../model/sweep/summary.ts';
import { onDemand } from '../on-demand.ts';

/** A sweep: what it varies, and its results so far. */
export interface Sweep {
  readonly scenario: Scenario | null;
  readonly axes: readonly Axis[];
  readonly metric: Metric;
  readonly runs: readonly SweepRun[];
  readonly results: ReadonlyMap<number, RunResult>;
  /** How far the runs under way are, 0 to 1. */
  readonly progress: ReadonlyMap<number, number>;
  readonly state: 'idle' | 'running' | 'paused' | 'cancelled' | 'done';
}

const IDLE: Sweep = {
  scenario: null,
  axes: [],
  metric: 'operations',
  runs: [],
  results: new Map(),
  progress: new Map(),
  state: 'idle',
};

onDemand('The engine of sweeps', fetchSweepScript);

/** Runs sweeps in workers of their own. */
export class SweepRunner {
  readonly store: UseBoundStore<StoreApi<Sweep>> = create<Sweep>(() => IDLE);
  #pool: SweepPool | null = null;

  /** Starts a sweep; one under way ends. Runs end at `end` ms. */
  start(scenario: Scenario, axes: readonly Axis[], seeds: number, end: number): void {
    this.#pool?.cancel();
    const runs = planSweep({ ...scenario, end }, axes, seeds);
    this.store.setState({ scenario, axes, runs, results: new Map(), progress: new Map(), state: 'running' });
    const jobs = runs.map(({ id, scenario: changed }) => ({ id, scenario: changed, end }));
    const size = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
    this.#pool = new SweepPool(jobs, size, (news) => {
      const { results, progress, runs: all } = this.store.getState();
      const nextProgress = new Map(progress);
      if (news.kind === 'progress') {
        nextProgress.set(news.id, news.share);
        this.store.setState({ progress: nextProgress });
        return;
      }
      nextProgress.delete(news.id);
      const result: RunResult =
        news.kind === 'done' ? { ok: true, outcome: news.outcome } : { ok: false, reason: news.reason };
      const nextResults = new Map(results).set(news.id, result);
      const isDone = nextResults.size === all.length;
      this.store.setState({
        results: nextResults,
        progress: nextProgress,
        ...(isDone ? { state: 'done' as const } : {}),
      });
      if (!isDone) return;
      this.#pool?.cancel();
      this.#pool = null;
    });
  }

  /** Starts the sweep that answers a question. */
  startPreset({ scenario, axes, metric, end, seeds }: SweepPreset): void {
    const base = CATALOGUE[scenario];
    if (base === undefined) return;
    this.store.setState({ metric });
    this.start(base, axes, seeds, end);
  }

  /** Pauses the sweep: no more runs are started; or resumes it. */
  pause(isPaused: boolean): void {
    if (isPaused) this.#pool?.pause();
    else this.#pool?.resume();
    this.store.setState({ state: isPaused ? 'paused' : 'running' });
  }

  /** Cancels the sweep; results so far are kept. */
  cancel(): void {
    this.#pool?.cancel();
    this.#pool = null;
    this.store.setState({ state: 'cancelled', progress: new Map() });
  }

  /** Shows another metric of the same runs. */
  showMetric(metric: Metric): void {
    this.store.setState({ metric });
  }
}
