/** The engine's only door: everything outside `engine/` imports from here. */

import * as FN from './event/fn.ts';
import * as KIND from './event/kind.ts';

export type { CallerSpec, Lifetime, Pattern } from './command/caller-spec.ts';
export {
  type CacheFigures,
  type Command,
  CommandError,
  type CreateCommand,
  type RefusalKind,
} from './command/command.ts';
export { ReplayWriter } from './command/replay-calls.ts';
export { commandSchema } from './command/schema.ts';
export {
  CACHE_FIELDS,
  CALL_OF,
  CANCELLED,
  EVENT_KINDS,
  type Event,
  type EventKind,
  FAULT_MODES,
  FAULT_TARGETS,
  FRAME_OWNER,
  FUNCTIONS,
  type FunctionName,
  isInterruption,
  OPS,
  PICKS,
  payloadOf,
  TREE_FIELDS,
  WAIT,
  WAITS,
  type WaitName,
  waitName,
  ZONE_FIELDS,
} from './event/event.ts';
export { EventHash, hashOf } from './event/hash.ts';
export {
  CHUNK_EVENTS,
  cpuOf,
  decodeEvent,
  EVENT_WORDS,
  type EventChunk,
  EventLog,
  fnOf,
  kindOf,
  taskOf,
  timeAt,
} from './event/log.ts';
export {
  cacheWait,
  emergencyCache,
  emergencyIsMost,
  faultIsSkip,
  faultTarget,
  fieldCache,
  fieldOf,
  flagBit,
  flagIsSet,
  isMostObjs,
  isMostSlabs,
  runCount,
  runOwner,
  treeLink,
  treeNode,
  waitCache,
  waitOf,
  workCache,
  workFn,
} from './event/packing.ts';
export type { Call, CallName } from './explore/call.ts';
export { CALL_NAMES } from './explore/call-schema.ts';
export { calmChoice } from './explore/calm.ts';
export { isRefused } from './explore/contract.ts';
export { decideFaults } from './explore/fault-choices.ts';
export type { Explored } from './explore/found-order.ts';
export { NAMED, PREDICATE_NAMES, type PredicateName } from './explore/named-predicates.ts';
export { costOf, lastChoice, OrderRun } from './explore/order-run.ts';
export { PartSearch } from './explore/part-search.ts';
export { type Plan, planOf, predicateOf } from './explore/plan.ts';
export { type Atom, CHECKS, FIGURES, type Predicate } from './explore/predicate.ts';
export { findSchema } from './explore/predicate-schema.ts';
export { type Program, program, type ThreadSpec } from './explore/program.ts';
export { parseProgram, programSchema } from './explore/program-schema.ts';
export { PROGRAMS } from './explore/programs/catalogue.ts';
export { INVARIANTS } from './explore/programs/invariants.ts';
export { runSchedule } from './explore/run-schedule.ts';
export { answerOf, failsIn, parseSchedule, scheduleText, type Turn, turnsOf } from './explore/schedule.ts';
export { BoundedSearch, ChanceSearch, type Exhausted, type Found, foundIn } from './explore/search.ts';
export { NO_PROOF, Shrinker, type Shrinking, type Shrunk } from './explore/shrink.ts';
export { cpuOfChoice, TICK, taskOfChoice, World } from './explore/world.ts';
export { is_vmalloc_addr, VMALLOC_START } from './kernel/address.ts';
export { type CostModel, DEFAULT_COSTS } from './kernel/costs.ts';

export type { Lockup } from './machine/driver.ts';
export { Engine } from './machine/engine.ts';
export {
  type ExactPlaces,
  type FoundCacheSpec,
  MOST_FOUND_OBJECTS,
  MOST_FOUND_SLABS,
  MOST_LINUX_OBJECTS,
} from './machine/found-cache.ts';
export { type CacheLayout, type Preview, previewCache } from './machine/preview.ts';
export { formatProcSlab, type ProcSlabLine } from './machine/proc-slab.ts';
export { bootExplored, runOf } from './scenario/boot-explored.ts';
export { ENGINE_VERSION } from './scenario/engine-version.ts';
export { type JournalEntry, Run } from './scenario/run.ts';
export {
  type CacheSpec,
  cacheSpec,
  callerSpec,
  exploredScenario,
  type MemorySpec,
  type Scenario,
  scenario,
  type TimedCommand,
} from './scenario/scenario.ts';
export { parseScenario, scenarioSchema } from './scenario/schema.ts';
export { CATALOGUE } from './scenarios/catalogue.ts';
export { KMC_BITS, type KmcFlag } from './spl/flags.ts';
export {
  defaultTunables,
  TUNABLE_NAMES,
  TUNABLES,
  type TunableInfo,
  type TunableName,
  type Tunables,
} from './spl/tunables.ts';
export {
  BYTES_PER_MIB,
  formatCount,
  NS_PER_MS,
  NS_PER_S,
  NS_PER_US,
  PAGE_SIZE,
  PAGES_PER_MIB,
} from './units.ts';
export type { Caller } from './workload/caller.ts';
export { FN, KIND };
