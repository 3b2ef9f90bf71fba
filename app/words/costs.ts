import type { CostModel } from '../../engine/index.ts';

/** What the machine spends each cost on, in the order of the list. */
export const COST_WORDS: readonly (readonly [name: keyof CostModel, words: string])[] = [
  ['magazine', 'object from or to a magazine'],
  ['lock', 'lock, cache line local'],
  ['lockTransfer', 'lock, cache line on another CPU'],
  ['handOver', 'lock passed to a spinning CPU'],
  ['slabObject', 'object between slab and magazine'],
  ['list', 'slab added to or removed from a list'],
  ['slabCarve', 'objects of a new slab'],
  ['call', 'function call'],
  ['irq', 'interrupts turned on or off'],
  ['ipi', 'interprocessor interrupt'],
  ['contextSwitch', 'context switch'],
  ['wakeUp', 'waking a thread'],
  ['dispatch', 'queueing work'],
  ['pages', 'block of pages'],
  ['page', '… and each page of it'],
  ['vmalloc', 'vmalloc range'],
  ['vmallocPage', '… and each page of it'],
  ['kmalloc', 'kmalloc'],
  ['linuxSlab', 'Linux slab object'],
  ['objectCallback', 'constructor or destructor'],
  ['tree', 'access to the emergency tree'],
];
