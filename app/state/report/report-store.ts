import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { TunableName } from '../../../engine/index.ts';
import type { Replay } from '../../formats/capture/replay-scenario.ts';
import type { Report } from '../../formats/report/report.ts';

/** A report that was opened: its text, and what was found in it. */
export interface OpenedReport {
  readonly title: string;
  readonly text: string;
  readonly report: Report;
  /** The machine that replays a trace; null for any other text. */
  readonly replay: Replay | null;
}

/** A module parameter with another value. */
interface ReportTrial {
  readonly name: TunableName;
  readonly value: number;
}

/** The settings of a diagnosis, besides the text. */
export interface ReportChoices {
  readonly cpus: number;
  /** Bytes; null to recognise it. */
  readonly pageSize: number | null;
  readonly trial: ReportTrial;
  /** Index of the part that is shown; null for the last one with slabs. */
  readonly listing: number | null;
}

/** The report that is diagnosed. */
interface ReportState {
  readonly opened: OpenedReport | null;
  readonly choices: ReportChoices;
  /** The title of what is being read; null while nothing is. */
  readonly reading: string | null;
  /** How much of it is read, from 0 to 1; null while that is unknown. */
  readonly progress: number | null;
  /** Why the last text was not opened: one sentence; null if it was. */
  readonly refusal: string | null;
  /** The text in the dialog that is not open: being typed, refused, or cancelled; empty without one. */
  readonly draft: string;
  /** The hash of a link that carries this report with these choices; empty without one. */
  readonly hash: string;
}

/** The choices for a new text. */
const FIRST_CHOICES: ReportChoices = {
  cpus: 4,
  pageSize: null,
  trial: { name: 'spl_kmem_cache_obj_per_slab', value: 4 },
  listing: null,
};

/** The store of a report. */
export type ReportStore = UseBoundStore<StoreApi<ReportState>>;

/** Anything with a report. */
export interface InReport {
  readonly report: ReportStore;
}

/** Creates the store of a report, without one. */
export function createReport(): ReportStore {
  return create<ReportState>(() => ({
    opened: null,
    choices: FIRST_CHOICES,
    reading: null,
    progress: null,
    refusal: null,
    draft: '',
    hash: '',
  }));
}

/** Changes the settings of the diagnosis. */
export function choose(app: InReport, change: Partial<ReportChoices>): void {
  const { choices } = app.report.getState();
  app.report.setState({ choices: { ...choices, ...change }, hash: '' });
}

/** Shows a report that was read. */
export function showReport(
  app: InReport,
  opened: OpenedReport,
  choices: Partial<ReportChoices> = {},
  hash = '',
): void {
  const { cpus, pageSize, trial } = app.report.getState().choices;
  app.report.setState({
    opened,
    choices: { cpus, pageSize, trial, listing: null, ...choices },
    reading: null,
    refusal: null,
    draft: '',
    hash,
  });
}
