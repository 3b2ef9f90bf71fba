import { type JSX, useEffect, useState } from 'react';
import { slabSplit } from '../../model/layout/split.ts';
import { objectAddress, objectName, slabName } from '../../model/names/names.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { hasBit, STATE_BITS } from '../../model/state-bits.ts';
import type { View } from '../../model/view.ts';
import { type Picked, pickedOf } from '../../scene/target.ts';
import { useSession } from '../../state/page.ts';
import { splitWords, whereabouts } from '../../words/places.ts';
import { growthLines, threadsNote } from '../../words/stage-notes.ts';
import { cpuSentence, listsSentences } from '../../words/stage-sentences.ts';

/** The words follow once the picture has rested for `REST` ms, and after `LATEST` ms at the latest. */
const REST = 120;
const LATEST = 1000;
/** Emergency objects that are listed one by one. */
const MOST = 64;

/** What the stage shows, for screen readers. It follows with a delay, so playing costs nothing. */
export function InWords(): JSX.Element {
  const view = useSettledView();
  const { focus, cpus, selection } = useSession.getState();
  const cache = view.caches[focus] ?? null;
  return (
    <div className="visually-hidden">
      <Readout />
      {cache !== null && <Threads view={view} cache={cache} cpus={cpus} />}
      {cache !== null && cache.linuxLive < 0 && <Slabs view={view} cache={cache} />}
      {cache !== null && cache.treeRoot !== 0 && <Emergency view={view} cache={cache} />}
      {selection === null && cache === null && <p>No cache is in focus.</p>}
    </div>
  );
}

/** The view; the component renders again once the session has settled. */
function useSettledView(): View {
  const [, setTurn] = useState(0);
  useEffect(() => {
    let timer = 0;
    let since = 0;
    const render = (): void => {
      since = 0;
      setTurn((turn) => turn + 1);
    };
    const stop = useSession.subscribe((now, last) => {
      if (now.moment === last.moment && now.view === last.view && now.focus === last.focus) return;
      since ||= performance.now();
      window.clearTimeout(timer);
      timer = window.setTimeout(render, Math.min(REST, Math.max(0, since + LATEST - performance.now())));
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, []);
  return useSession.getState().view;
}

/** The selection, announced when it changes. */
function Readout(): JSX.Element {
  const selection = useSession((session) => session.selection);
  const { view, focus } = useSession.getState();
  return <p aria-live="polite">{readout(view, view.caches[focus] ?? null, pickedOf(selection))}</p>;
}

function readout(view: View, cache: CacheView | null, selection: Picked): string {
  if (selection === null || cache === null) return '';
  if (selection.kind === 'object') {
    return `${objectName(view, selection.slot)}, ${whereabouts(view, selection.slot)}`;
  }
  return `${slabName(view, selection.slot)}: ${splitWords(slabSplit(view, selection.slot, cache.slabObjs))}`;
}

function Threads({ view, cache, cpus }: { view: View; cache: CacheView; cpus: number }): JSX.Element {
  return (
    <section aria-label="Threads and magazines">
      <p>{threadsNote(cache)}</p>
      <ul>
        {Array.from({ length: cpus }, (_, cpu) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cpu's own number.
          <li key={cpu}>
            <span>{cpuSentence(view, cache, cpu)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Slabs({ view, cache }: { view: View; cache: CacheView }): JSX.Element {
  const growing = [...view.work.values()].filter((work) => work.cache === cache.index && work.expires < 0);
  return (
    <section aria-label="Slabs">
      <ul>
        {STATE_BITS.map((name) => (
          <li key={name}>
            {name} {hasBit(cache, name) ? 'is set' : 'is clear'}
          </li>
        ))}
        {growing.map((work) => (
          <li key={work.id}>{growthLines(view, cache, work, -1, useSession.getState().hz).join(', ')}</li>
        ))}
      </ul>
      <p>{listsSentences(view, cache)}</p>
    </section>
  );
}

function Emergency({ view, cache }: { view: View; cache: CacheView }): JSX.Element {
  return (
    <section aria-label="Emergency objects">
      <ul>
        {emergencyObjects(view, cache.treeRoot).map((obj) => (
          <li key={obj}>
            {objectName(view, obj)}, {view.treeRed.get(obj) === 1 ? 'red' : 'black'},{' '}
            {objectAddress(view, obj)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The objects of an emergency tree by address, at most {@link MOST}. */
function emergencyObjects(view: View, root: number): readonly number[] {
  const found: number[] = [];
  const visit = (obj: number): void => {
    if (obj === 0 || found.length >= MOST) return;
    visit(view.treeLeft.get(obj));
    if (found.length < MOST) found.push(obj);
    visit(view.treeRight.get(obj));
  };
  visit(root);
  return found;
}
