import {
  CACHE_FIELDS,
  type Event,
  type EventKind,
  FAULT_TARGETS,
  FUNCTIONS,
  waitName,
} from '../../../engine/index.ts';
import { bitName } from '../state-bits.ts';

/** Identifies the line of a function that emits an event. */
export interface Mark {
  /** The event's kind if the line emits it itself, null if only calls do. */
  readonly kind: EventKind | null;
  /** Functions that the line calls. */
  readonly calls: readonly string[];
  /** Text that the line must contain as well; empty for any. */
  readonly beside: string;
}

/** The calls that wait for each thing. */
const WAIT_CALLS: Readonly<Record<string, readonly string[]>> = {
  growing: ['wait_event_timeout'],
  reaping: ['spl_wait_on_bit'],
  ref: ['wait_event'],
  vmalloc: ['__vmalloc', 'kv_alloc'],
  pages: ['__get_free_pages', 'kv_alloc'],
  memory: ['__get_free_pages', '__vmalloc', 'kv_alloc'],
  resched: ['might_sleep'],
  'list.read': ['down_read'],
  'list.write': ['down_write'],
  task: ['taskq_cancel_id', 'on_each_cpu'],
};

/** The calls that count as an attempt of each kind of allocation. */
const FAULT_CALLS: Readonly<Record<(typeof FAULT_TARGETS)[number], readonly string[]>> = {
  vmalloc: ['__vmalloc'],
  pages: ['__get_free_pages'],
  kmalloc: ['kmalloc'],
  slab: ['kmem_cache_alloc'],
};

/** Kinds that kernel functions emit: the calls that lead there. */
const CALLS: Readonly<Partial<Record<EventKind, readonly string[]>>> = {
  spin: ['spin_lock'],
  wakeCalled: ['wake_up_all', 'wake_up_bit', 'up_write', 'up_read'],
  // A side effect of the call before, which has an event of its own.
  woken: [],
  migrated: [],
  queued: ['taskq_dispatch_ent', 'taskq_dispatch_delay'],
  delayed: ['taskq_dispatch_delay'],
  cancelled: ['taskq_cancel_id'],
  vmalloc: ['__vmalloc'],
  vfree: ['vfree'],
  getPages: ['__get_free_pages'],
  freePages: ['free_pages'],
  frames: ['__vmalloc', '__get_free_pages', 'vfree', 'free_pages'],
  kmallocFail: ['kmalloc'],
  directReclaim: ['__vmalloc', '__get_free_pages'],
  tree: ['rb_insert', 'rb_erase'],
  linuxAlloc: ['kmem_cache_alloc'],
  linuxFree: ['kmem_cache_free'],
  linuxListed: ['kmem_cache_free'],
  linuxCreated: ['kmem_cache_create'],
  linuxDestroyed: ['kmem_cache_destroy'],
};

const byCalls = (calls: readonly string[], beside = ''): Mark => ({ kind: null, calls, beside });

/** Kinds whose payload shows which call it was. */
const BY_PAYLOAD: { readonly [K in EventKind]?: (event: Extract<Event, { readonly kind: K }>) => Mark } = {
  lock: ({ held }) => byCalls(held === 1 ? ['spin_lock', 'spin_trylock'] : ['spin_unlock']),
  irq: ({ off }) =>
    byCalls(off === 1 ? ['local_irq_disable', 'local_irq_save'] : ['local_irq_enable', 'local_irq_restore']),
  flag: ({ bit, isSet }) => flagMark(bit, isSet),
  ref: ({ delta }) => byCalls([delta > 0 ? 'atomic_inc' : 'atomic_dec']),
  listLock: ({ hold }) => byCalls(hold > 0 ? ['down_read', 'down_write'] : ['up_read', 'up_write']),
  fstrans: ({ inside }) => byCalls([inside === 1 ? 'spl_fstrans_mark' : 'spl_fstrans_unmark']),
  cacheField: ({ field }) => byCalls(['emitCacheField'], `'${CACHE_FIELDS[field] ?? ''}'`),
  faultCount: ({ target }) => byCalls(FAULT_CALLS[FAULT_TARGETS[target] ?? 'slab']),
  left: () => byCalls(['leave']),
  blocked: ({ on }) => byCalls(WAIT_CALLS[waitName(on) ?? ''] ?? []),
};

/** Identifies the line that emits an event, within the function that the event names. */
export function markOf(event: Event): Mark {
  // The entry is for the event's own kind, which the compiler cannot follow through the index.
  const own = BY_PAYLOAD[event.kind] as ((event: Event) => Mark) | undefined;
  const calls = CALLS[event.kind];
  return own?.(event) ?? (calls === undefined ? byKind(event.kind) : byCalls(calls));
}

/** Identifies the line that emits a kind of event itself. */
export function byKind(kind: EventKind): Mark {
  return { kind, calls: [], beside: '' };
}

/** Identifies the line that calls function number `fn` of the reference. */
export function callMark(fn: number): Mark {
  return byCalls([FUNCTIONS[fn] ?? '']);
}

function flagMark(bit: number, isSet: boolean): Mark {
  const calls = isSet ? ['set_bit', 'test_and_set_bit'] : ['clear_bit', 'clear_bit_unlock'];
  return byCalls(calls, `KMC_BIT_${bitName(bit)}`);
}
