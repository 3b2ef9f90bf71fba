import {
  type CreateCommand,
  type KmcFlag,
  TUNABLES,
  type TunableName,
  type Tunables,
} from '../../../engine/index.ts';
import type { BranchCause } from '../../model/branch-cause.ts';
import { splitOf } from '../../model/layout/split.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { hasBit } from '../../model/state-bits.ts';
import type { App } from '../app.ts';
import type { Batch } from '../machine/batch.ts';
import { idOf } from '../machine/cache-ids.ts';
import { currentBranch } from '../machine/current-branch.ts';
import { freeThread } from '../machine/threads.ts';
import { focusOn, say, seek } from '../session.ts';
import { loadedWith, setTunable } from './tunables.ts';

/** Flags that the creator of a cache chooses; the allocator sets the others. */
const ASKED: readonly KmcFlag[] = ['NOTOUCH', 'NODEBUG', 'NOEMERGENCY', 'KMEM', 'VMEM', 'SLAB', 'OFFSLAB'];
/** Jiffies to wait for a cache to become unused, or for a command to end. */
const PATIENCE = 25;

/** Destroys the cache in focus and creates it with the current module parameters, on a new branch. */
export async function recreateCache(app: App): Promise<void> {
  const { view, focus } = app.session.getState();
  const cache = view.caches[focus];
  if (cache === null || cache === undefined) return;
  if (await rebuildOnBranch(app, [cache], { kind: 'cache recreated', cache: cache.name }, null)) {
    say(app, { kind: 'recreated', cache: cache.name });
  }
}

/** Reloads the module with another value and recreates all caches, on a new branch. */
export async function reloadModule(app: App, name: TunableName, value: number): Promise<void> {
  const caches = app.session.getState().view.caches.filter((cache) => cache !== null);
  if (
    await rebuildOnBranch(
      app,
      caches,
      { kind: 'module reloaded', name, value },
      loadedWith(app, { [name]: value }),
    )
  ) {
    say(app, { kind: 'module reloaded', name: `${name} = ${value}` });
  }
}

/**
 * Sets a module parameter, or reloads the module if the parameter is only read at load. Shows why a value is refused.
 */
export async function applyTunable(app: App, name: TunableName, value: number): Promise<void> {
  const { min, max, effect } = TUNABLES.find((info) => info.name === name) ?? {};
  const isRight = Number.isInteger(value) && value >= (min ?? 0) && value <= (max ?? 0);
  if (effect === 'module load' && isRight) await reloadModule(app, name, value);
  else await setTunable(app, name, value);
}

/**
 * Stops the callers of caches, frees their objects, destroys and recreates the caches, and restarts the callers.
 * Resolves to whether it succeeded.
 */
async function rebuildOnBranch(
  app: App,
  caches: readonly CacheView[],
  cause: BranchCause,
  parameters: Partial<Tunables> | null,
): Promise<boolean> {
  const { focus, stepThrough, moment, branch } = app.session.getState();
  const focused = idOf(app, focus);
  let isDone = false;
  let own = branch;
  const work = async (batch: Batch): Promise<void> => {
    if (!(await batch.branchOff(cause))) return;
    own = app.session.getState().branch;
    isDone = await rebuild(app, batch, caches, parameters);
    // If it fails, the original branch is shown again, unless the user has switched to another one.
    const { panicked, branch: now } = app.session.getState();
    if (!isDone && !panicked && now === own) await app.machine.goToBranch(branch);
  };
  // Each step depends on the outcome of the one before, so the playhead goes along.
  await app.machine.batch(work, { follows: true });
  const { cacheIds, branch: now } = app.session.getState();
  if (now !== own) return isDone;
  if (stepThrough) seek(app, moment);
  if (isDone) focusOn(app, Math.max(0, cacheIds.lastIndexOf(focused)));
  return isDone;
}

async function rebuild(
  app: App,
  batch: Batch,
  caches: readonly CacheView[],
  parameters: Partial<Tunables> | null,
): Promise<boolean> {
  const wanted = caches.map((cache) => requestOf(app, cache));
  const ids = new Set(wanted.map(({ cache }) => cache));
  const { callers } = app.session.getState();
  const specs = callers.map(({ spec }) => spec).filter(({ cache }) => ids.has(cache));
  if (!(await batch.act(...specs.map(({ name }) => ({ op: 'stopCaller', name }) as const)))) return false;
  for (const cache of caches) if (!(await destroyed(app, batch, cache))) return false;
  if (parameters !== null && !(await onThread(app, batch, { op: 'reload', tunables: parameters })))
    return false;
  for (const request of wanted) if (!(await onThread(app, batch, request))) return false;
  const isStarted = await batch.act(...specs.map((spec) => ({ op: 'startCaller', spec }) as const));
  return isStarted && !app.session.getState().panicked;
}

/** The request that recreates a cache: the original one if known, or one with the same figures. */
function requestOf(
  app: App,
  { index, name, objSize, objAlign, flags }: CacheView,
): Omit<CreateCommand, 'thread' | 'cpu'> {
  const cache = idOf(app, index);
  const journal = currentBranch(app)?.journal ?? [];
  const { caches = [], commands = [] } = app.session.getState().origin?.scenario ?? {};
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
  const asked = ASKED.filter((flag) => hasBit({ flags }, flag));
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

/**
 * Frees the objects of a cache until it is unused, and destroys it. Resolves to whether it did; if that would hang,
 * shows why.
 */
async function destroyed(app: App, batch: Batch, { index, name }: CacheView): Promise<boolean> {
  const cache = idOf(app, index);
  for (let i = 0; i < PATIENCE; i++) {
    if (!(await onThread(app, batch, { op: 'freeAll', cache }))) return false;
    if (!(await batch.act({ op: 'tick', n: 1 }))) return false;
    if (isUnused(app, index)) return onThread(app, batch, { op: 'destroy', cache });
  }
  say(app, { kind: 'still in use', cache: name });
  return false;
}

function isUnused(app: App, index: number): boolean {
  const cache = app.session.getState().view.caches[index];
  if (cache === null || cache === undefined) return true;
  const { inUse, emergency } = splitOf(cache);
  return cache.ref === 0 && cache.linuxLive <= 0 && (cache.linuxLive === 0 || inUse + emergency === 0);
}

type OnAnyThread =
  | Omit<CreateCommand, 'thread' | 'cpu'>
  | { readonly op: 'freeAll' | 'destroy'; readonly cache: string }
  | { readonly op: 'reload'; readonly tunables: Partial<Tunables> };

/** Runs a command on CPU 0 to its end. Resolves to whether it ended. */
async function onThread(app: App, batch: Batch, command: OnAnyThread): Promise<boolean> {
  const thread = freeThread(app);
  if (thread === null) return false;
  if (!(await batch.act({ ...command, thread, cpu: 0 }))) return false;
  for (let i = 0; i < PATIENCE; i++) {
    const { view, panicked } = app.session.getState();
    if (panicked) return false;
    if (!view.tasks.some((task) => task.name === thread && task.op >= 0)) return true;
    if (!(await batch.act({ op: 'tick', n: 1 }))) return false;
  }
  say(app, { kind: 'stuck in a call', thread, op: command.op });
  return false;
}
