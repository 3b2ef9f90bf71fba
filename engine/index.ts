/** The engine's only door: everything outside `engine/` imports from here. */
export {
  type AllocCommand,
  type Command,
  CommandError,
  type CreateCommand,
  type MemoryCommand,
  type RefusalKind,
  type ShrinkCommand,
  type ThreadCommand,
} from './command.ts';
export { type BootConfig, Engine } from './engine.ts';
export {
  CACHE_FIELDS,
  CALL_OF,
  CANCELLED,
  EVENT_KINDS,
  type Event,
  type EventKind,
  FAULT_MODES,
  FAULT_TARGETS,
  FN,
  FUNCTIONS,
  type FunctionName,
  KIND,
  OPS,
  TREE_FIELDS,
  WAIT,
  WAITS,
  type WaitName,
} from './event.ts';
export {
  CHUNK_EVENTS,
  cpuOf,
  decodeEvent,
  EVENT_WORDS,
  type EventChunk,
  EventLog,
  type EventSink,
  fnOf,
  kindOf,
  taskOf,
} from './event-log.ts';
export { is_vmalloc_addr, VMALLOC_START } from './kernel/alloc.ts';
export { MachineError, type MachineShape, PAGE_SIZE } from './kernel/kernel.ts';
export { KernelPanic } from './kernel/panic.ts';
export { formatProcSlab, type ProcSlabLine } from './proc-slab.ts';
export type { RestoredCache } from './restore.ts';
export { KMC_BITS, type KmcFlag } from './spl/flags.ts';
export {
  defaultTunables,
  TUNABLE_NAMES,
  TUNABLES,
  type TunableEffect,
  type TunableInfo,
  type TunableName,
  type Tunables,
} from './spl/tunables.ts';
