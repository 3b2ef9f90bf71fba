import type { CostModel } from '../../../engine/index.ts';

/** The costs of the machine's time in the order in which they are listed, and what each is the cost of. */
export const COST_WORDS: readonly (readonly [name: keyof CostModel, words: string])[] = [
  ['magazine', 'object from or to a magazine'],
  ['lock', 'lock, its cache line here'],
  ['lockTransfer', 'lock, its cache line elsewhere'],
  ['handOver', 'lock handed to a spinning CPU'],
  ['slabObject', 'object between slab and magazine'],
  ['list', 'slab onto or off a list'],
  ['slabCarve', 'slab cut into objects'],
  ['call', 'function call'],
  ['irq', 'interrupts on or off'],
  ['ipi', 'interprocessor interrupt'],
  ['contextSwitch', 'context switch'],
  ['wakeUp', 'waking a thread'],
  ['dispatch', 'work for the task queue'],
  ['pages', 'block of pages'],
  ['page', '… and each page of it'],
  ['vmalloc', 'range of vmalloc'],
  ['vmallocPage', '… and each page of it'],
  ['kmalloc', 'kmalloc'],
  ['linuxSlab', 'object of the Linux slab'],
  ['objectCallback', 'constructor or destructor'],
  ['tree', 'access to the emergency tree'],
];
