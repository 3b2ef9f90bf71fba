import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { CATALOGUE, type Scenario } from '../../../engine/index.ts';
import { SweepPool } from '../../host/sweep-pool.ts';
import { fetchSweepScript } from '../../host/sweep-runner.ts';
import type { Metric } from '../../model/outcome/outcome.ts';
import { mostVaried } from '../../model/sweep/best.ts';
import { type Axis, changesOf, planSweep, type SweepRun } from '../../model/sweep/plan.ts';
import type { PresetName, SweepPreset } from '../../model/sweep/presets.ts';
import { cellsOf, type RunResult } from '../../model/sweep/summary.ts';
import { onDemand } from '../on-demand.ts';

/** What a sweep runs. */
export interface SweepPlan {
  readonly title: string;
  /** The ready-made question it answers; null for none. */
  readonly question: PresetName | null;
  /** Whether this is the example shown before the user chooses anything. */
  readonly isExample: boolean;
  /** When all caches are reaped to make something happen, in ms; null if they are not. */
  readonly reapAtMs: number | null;
  /** The scenario to vary, run from beginning to end. */
  readonly scenario: Scenario;
  readonly axes: readonly Axis[];
  readonly seeds: number;
  /** The metric to show; null for the one that varies most. */
  readonly metric: Metric | null;
}

/** A sweep: what it runs, and its results so far. */
export interface Sweep {
  readonly plan: SweepPlan | null;
  readonly metric: Metric;
  readonly runs: readonly SweepRun[];
  readonly results: ReadonlyMap<number, RunResult>;
  /** The progress of the runs in progress, 0 to 1. */
  readonly progress: ReadonlyMap<number, number>;
  readonly state: 'idle' | 'running' | 'paused' | 'cancelled' | 'done';
}

const IDLE: Sweep = {
  plan: null,
  metric: 'meanBytes',
  runs: [],
  results: new Map(),
  progress: new Map(),
  state: 'idle',
};

onDemand('The engine of sweeps', fetchSweepScript);

/** Runs sweeps in separate workers. */
export class SweepRunner {
  readonly store: UseBoundStore<StoreApi<Sweep>> = create<Sweep>(() => IDLE);
  #pool: SweepPool | null = null;

  /** Starts a sweep, replacing one in progress. */
  start(plan: SweepPlan): void {
    this.#pool?.cancel();
    const { scenario, axes, seeds } = plan;
    const runs = planSweep(scenario.seed, axes, seeds);
    const metric = plan.metric ?? this.store.getState().metric;
    const begun = { results: new Map(), progress: new Map(), state: 'running' } as const;
    this.store.setState({ plan, runs, metric, ...begun });
    const jobs = runs.map((run) => ({
      id: run.id,
      scenario: { ...scenario, seed: run.seed },
      changes: changesOf(run, axes),
      endMs: scenario.end,
    }));
    const size = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
    this.#pool = new SweepPool(jobs, size, (news) => {
      if (news.kind === 'progress') {
        const { progress } = this.store.getState();
        this.store.setState({ progress: new Map(progress).set(news.id, news.share) });
      } else {
        const { kind } = news;
        this.#take(
          news.id,
          kind === 'done' ? { ok: true, outcome: news.outcome } : { ok: false, reason: news.reason },
        );
      }
    });
  }

  #take(id: number, result: RunResult): void {
    const { plan, results, progress, runs } = this.store.getState();
    const nextProgress = new Map(progress);
    nextProgress.delete(id);
    const nextResults = new Map(results).set(id, result);
    this.store.setState({ results: nextResults, progress: nextProgress });
    if (nextResults.size < runs.length) return;
    const varied = plan?.metric === null ? mostVaried((metric) => cellsOf(runs, nextResults, metric)) : null;
    this.store.setState({ state: 'done', ...(varied === null ? {} : { metric: varied }) });
    this.#pool?.cancel();
    this.#pool = null;
  }

  /** Starts the sweep that answers a question. */
  startPreset({ name, scenario, axes, metric, endMs, seeds }: SweepPreset, isExample = false): void {
    const base = CATALOGUE[scenario];
    if (base === undefined) return;
    const { title } = base;
    const about = { title, question: name, isExample, reapAtMs: null };
    this.start({ ...about, scenario: { ...base, end: endMs }, axes, seeds, metric });
  }

  /** Pauses the sweep, so that no more runs start, or resumes it. */
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

  /** Shows another metric of the same runs, and keeps showing it when they are done. */
  showMetric(metric: Metric): void {
    const { plan } = this.store.getState();
    this.store.setState({ metric, plan: plan === null ? null : { ...plan, metric } });
  }
}
