import {
  type CreateCommand,
  KMC_BITS,
  type KmcFlag,
  TUNABLES,
  type TunableName,
  type Tunables,
} from '../../../engine/index.ts';
import { splitOf } from '../../model/layout/split.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { idOf } from '../machine/cache-ids.ts';
import { currentBranch } from '../machine/current-branch.ts';
import { act, branchOff, goToBranch, inOneGo } from '../machine/machine.ts';
import { freeThread } from '../machine/threads.ts';
import { focusOn, say, seek, setSession, useSession } from '../session.ts';
import { loadedWith, setTunable } from './tunables.ts';

/** Flags that the creator of a cache asks for; the others are the allocator's own. */
const ASKED: readonly KmcFlag[] = ['NOTOUCH', 'NODEBUG', 'NOEMERGENCY', 'KMEM', 'VMEM', 'SLAB', 'OFFSLAB'];
/** Jiffies that users get to leave a cache. */
const PATIENCE = 25;

/** Has the cache in focus destroyed and created with the module parameters of now, on a branch of its own. */
export async function recreateCache(): Promise<void> {
  const { view, focus } = useSession.getState();
  const cache = view.caches[focus];
  if (cache === null || cache === undefined) return;
  const words = `${cache.name} was destroyed and created anew`;
  if (await anew([cache], `recreate ${cache.name}`, null)) {
    say('info', `${words}; its callers began again. The course with the old cache is kept as a branch.`);
  }
}

/** Has the module unloaded and loaded with another value, and all caches created anew, on a branch of their own. */
export async function reloadModule(name: TunableName, value: number): Promise<void> {
  const caches = useSession.getState().view.caches.filter((cache) => cache !== null);
  if (await anew(caches, `reload with ${name} = ${value}`, loadedWith({ [name]: value }))) {
    say('info', `The module was loaded with ${name} = ${value}. The course before is kept as a branch.`);
  }
}

/** Sets a module parameter now, or loads the module with it where that is what it takes; says why not if it makes no sense. */
export async function applyTunable(name: TunableName, value: number): Promise<void> {
  const { min, max, effect } = TUNABLES.find((info) => info.name === name) ?? {};
  const isRight = Number.isInteger(value) && value >= (min ?? 0) && value <= (max ?? 0);
  if (effect === 'module load' && isRight) await reloadModule(name, value);
  else await setTunable(name, value);
}

/** Ends the callers of caches, frees what is out, destroys the caches, and has all begin again; says whether it did. */
async function anew(
  caches: readonly CacheView[],
  label: string,
  parameters: Partial<Tunables> | null,
): Promise<boolean> {
  const { focus, stepThrough, moment, branch } = useSession.getState();
  const focused = idOf(focus);
  // What comes next depends on what came of the step before: it has to be looked at.
  setSession({ stepThrough: false });
  let isDone = false;
  let own = branch;
  await inOneGo(async () => {
    if (!(await branchOff(label))) return;
    own = useSession.getState().branch;
    isDone = await rebuild(caches, parameters);
    // What cannot be finished is left as it was, unless the user has gone elsewhere meanwhile.
    const { panicked, branch: now } = useSession.getState();
    if (!isDone && !panicked && now === own) await goToBranch(branch);
  });
  setSession({ stepThrough });
  const { cacheIds, branch: now } = useSession.getState();
  if (now !== own) return isDone;
  if (stepThrough) seek(moment);
  if (isDone) focusOn(Math.max(0, cacheIds.lastIndexOf(focused)));
  return isDone;
}

async function rebuild(caches: readonly CacheView[], parameters: Partial<Tunables> | null): Promise<boolean> {
  const wanted = caches.map(requestOf);
  const ids = new Set(wanted.map(({ cache }) => cache));
  const { callers } = useSession.getState();
  const specs = callers.map(({ spec }) => spec).filter(({ cache }) => ids.has(cache));
  if (!(await act(...specs.map(({ name }) => ({ op: 'stopCaller', name }) as const)))) return false;
  for (const cache of caches) if (!(await destroyed(cache))) return false;
  if (parameters !== null && !(await onThread({ op: 'reload', tunables: parameters }))) return false;
  for (const request of wanted) if (!(await onThread(request))) return false;
  const isStarted = await act(...specs.map((spec) => ({ op: 'startCaller', spec }) as const));
  return isStarted && !useSession.getState().panicked;
}

/** What to ask for to get a cache like this one: what its creator asked for as far as that is known. */
function requestOf({
  index,
  name,
  objSize,
  objAlign,
  flags,
}: CacheView): Omit<CreateCommand, 'thread' | 'cpu'> {
  const cache = idOf(index);
  const journal = currentBranch()?.journal ?? [];
  const { caches = [], commands = [] } = useSession.getState().origin?.scenario ?? {};
  const made = [...commands, ...journal].findLast(
    ({ command }) => command.op === 'create' && command.cache === cache,
  )?.command;
  if (made?.op === 'create') {
    const { thread: _thread, cpu: _cpu, ...request } = made;
    return request;
  }
  const spec = caches.find(({ id }) => id === cache);
  if (spec !== undefined) {
    const { id: _, ...request } = spec;
    return { op: 'create', cache, ...request };
  }
  const asked = ASKED.filter((flag) => (flags & (1 << KMC_BITS[flag])) !== 0);
  return {
    op: 'create',
    cache,
    name,
    size: objSize,
    align: objAlign,
    flags: asked,
    ctor: false,
    dtor: false,
  };
}

/** Frees what is out of a cache until nobody uses it, and destroys it; says why not where that would never end. */
async function destroyed({ index, name }: CacheView): Promise<boolean> {
  const cache = idOf(index);
  for (let i = 0; i < PATIENCE; i++) {
    if (!(await onThread({ op: 'freeAll', cache }))) return false;
    if (!(await act({ op: 'tick', n: 1 }))) return false;
    if (isUnused(index)) return onThread({ op: 'destroy', cache });
  }
  say(
    'problem',
    `${name} is still in use, perhaps by a growth that waits: to destroy it now would never end.`,
  );
  return false;
}

function isUnused(index: number): boolean {
  const cache = useSession.getState().view.caches[index];
  if (cache === null || cache === undefined) return true;
  const { inUse, emergency } = splitOf(cache);
  return cache.ref === 0 && cache.linuxLive <= 0 && (cache.linuxLive === 0 || inUse + emergency === 0);
}

type OnAnyThread =
  | Omit<CreateCommand, 'thread' | 'cpu'>
  | { readonly op: 'freeAll' | 'destroy'; readonly cache: string }
  | { readonly op: 'reload'; readonly tunables: Partial<Tunables> };

/** Has a command carried out on CPU 0 to its end; says whether it came to one. */
async function onThread(command: OnAnyThread): Promise<boolean> {
  const thread = freeThread();
  if (thread === null) return false;
  if (!(await act({ ...command, thread, cpu: 0 }))) return false;
  for (let i = 0; i < PATIENCE; i++) {
    const { view, panicked } = useSession.getState();
    if (panicked) return false;
    if (!view.tasks.some((task) => task.name === thread && task.op >= 0)) return true;
    if (!(await act({ op: 'tick', n: 1 }))) return false;
  }
  say('problem', `${thread} waits inside ${command.op}: end what holds it up, or go back.`);
  return false;
}
