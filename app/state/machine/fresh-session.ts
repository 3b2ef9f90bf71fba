import type { JournalEntry, Scenario } from '../../../engine/index.ts';
import { busiestCache } from '../../model/answers/busiest-cache.ts';
import type { ChapterStart } from '../../model/chapters/chapter.ts';
import type { Recording } from '../../model/recording.ts';
import { NO_HIGHLIGHT } from '../../model/selection.ts';
import { View } from '../../model/view.ts';
import type { InSession } from '../session.ts';
import { defaultPace } from '../session.ts';
import { type Branch, endOf } from './branches.ts';

/** A run from its beginning. */
export type FreshRun = Omit<Branch, 'id' | 'parent' | 'from'>;

/** The run of a recording from a file, which ends with it. */
export function runOfRecording(
  recording: Recording,
  scenario: Scenario,
  journal: readonly JournalEntry[],
  chapters: readonly ChapterStart[],
): FreshRun {
  const { title, about } = scenario;
  const source = { kind: 'elsewhere' } as const;
  const origin = { source, title, caption: about, scenario, older: null };
  const panicked = recording.series.marks.panic.length > 0;
  const ends = { panicked, isOver: true, lockup: null, cacheIds: [], chapters, callers: [] };
  return { origin, recording, journal, cause: { kind: 'recording' }, ...ends };
}

/** Shows a run as the only branch, at the moment at which its machine has booted: the end of its recording, by default. */
export function showFresh(app: InSession, first: FreshRun, start: number = first.recording.length): void {
  const { recording, origin } = first;
  const view = new View();
  recording.seek(view, start);
  const focus = busiestCache(view);
  const { cpus, hz } = origin.scenario.machine;
  const before = app.session.getState().origin;
  const isSame = before?.scenario.title === origin.scenario.title;
  app.session.setState({
    ...(isSame ? {} : defaultPace(origin.scenario.end)),
    origin,
    cpus,
    hz,
    branches: [{ id: 0, parent: null, from: 0, ...first }],
    branch: 0,
    recording,
    view,
    start,
    moment: start,
    length: recording.length,
    playing: false,
    focus,
    chosenCache: focus,
    selection: null,
    highlight: NO_HIGHLIGHT,
    notice: null,
    awaitedChapter: null,
    acted: null,
    replayed: null,
    ...endOf(first),
    isUnsaved: origin.source.kind === 'unsaved',
    broken: null,
  });
}
