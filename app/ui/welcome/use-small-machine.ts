import { useEffect, useState } from 'react';
import { Recording } from '../../model/recording.ts';
import { smallScenario } from '../../model/small-machine/small-scenario.ts';
import { type Step, stepsOf } from '../../model/small-machine/steps.ts';
import { app } from '../../state/page.ts';

/** Events to record: enough for some minutes of steps. */
const EVENTS = 6000;

/** The small machine with its recording, and the steps to show. */
export interface SmallMachine {
  readonly recording: Recording;
  /** The moment before the first step. */
  readonly start: number;
  readonly steps: readonly Step[];
}

/** Records the small machine on a separate engine; null until that is done. */
export function useSmallMachine(): SmallMachine | null {
  const [machine, setMachine] = useState<SmallMachine | null>(null);
  useEffect(() => {
    const host = app.newHost();
    let isGone = false;
    const run = async (): Promise<void> => {
      const boot = await host.boot({ scenario: smallScenario, journal: [], known: 0 });
      const recording = new Recording();
      recording.append(boot.chunks, boot.strings, boot.growth);
      const start = recording.length;
      const report = await host.advance({ untilNs: Number.POSITIVE_INFINITY, events: EVENTS });
      recording.append(report.chunks, report.strings, report.growth);
      if (!isGone) setMachine({ recording, start, steps: stepsOf(recording, start) });
    };
    // The page itself reports a missing engine; the start page is still useful.
    run()
      .catch(() => undefined)
      .finally(() => host.dispose());
    return () => {
      isGone = true;
      host.dispose();
    };
  }, []);
  return machine;
}
