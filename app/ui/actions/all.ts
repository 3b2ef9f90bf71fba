import { SOURCE_GROUPS } from '../sources.ts';
import { actActions } from './act.ts';
import { type Action, isAvailable } from './action.ts';
import { callerActions } from './callers.ts';
import { cacheActions } from './create-caches.ts';
import { memoryActions } from './memory.ts';
import { pageActions } from './page.ts';
import { STAGE } from './stage.ts';
import { TIME, timeActions } from './time.ts';
import { tunableActions } from './tunables.ts';

/** Everything that can be done now, in the order in which the palette shows it before anything is typed. */
export function allActions(): readonly Action[] {
  return [
    ...Object.values(TIME),
    ...timeActions(),
    ...actActions(),
    ...memoryActions(),
    ...callerActions(),
    ...cacheActions(),
    ...Object.values(STAGE),
    ...pageActions(),
    ...tunableActions(),
    ...sourceActions(),
  ].filter(isAvailable);
}

function sourceActions(): readonly Action[] {
  return SOURCE_GROUPS.flatMap(({ name, sources }) =>
    sources.map(({ title, about, start }) => ({
      id: 'source.start',
      title,
      detail: about,
      group: name,
      run: start,
    })),
  );
}
