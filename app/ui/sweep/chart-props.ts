import type { Metric } from '../../model/outcome/outcome.ts';
import type { Cell } from '../../model/sweep/summary.ts';
import type { SweepPlan } from '../../state/lab/sweep.ts';

/** The props that the charts of a sweep share: results, the cell under the pointer, and actions. */
export interface ChartProps {
  readonly plan: SweepPlan;
  readonly cellsOf: (metric: Metric) => readonly Cell[];
  readonly metric: Metric;
  /** Whether all results are in. */
  readonly isOver: boolean;
  /** Key of the cell under the pointer in any of the charts; null for none. */
  readonly hovered: string | null;
  readonly onHover: (key: string | null) => void;
  /** Shows another metric large. */
  readonly onChoose: (metric: Metric) => void;
  /** Opens a run of a cell on the stage. */
  readonly onOpen: (cell: Cell) => void;
}
