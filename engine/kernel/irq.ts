import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { touchCpu } from './footprint.ts';
import { emit, type Kernel, switchTo } from './kernel.ts';
import type { Task } from './task.ts';

/** Turns interrupts off on the current CPU. */
export function local_irq_disable(k: Kernel): void {
  setIrqs(k, true);
}

/** Turns interrupts on on the current CPU. */
export function local_irq_enable(k: Kernel): void {
  setIrqs(k, false);
}

/** Turns interrupts off on the current CPU; returns whether they were off before. */
export function local_irq_save(k: Kernel): boolean {
  const were = k.irqsOff[k.current.cpu] === true;
  setIrqs(k, true);
  return were;
}

/** Restores the interrupts of the current CPU to what {@link local_irq_save} found. */
export function local_irq_restore(k: Kernel, were: boolean): void {
  setIrqs(k, were);
}

/** How often a CPU checks whether another one takes interrupts again, in ns. */
const IRQ_POLL_NS = 100;

/**
 * Calls `fn` once on each CPU, from CPU 0 up, as an interprocessor interrupt would: with interrupts off. Waits for CPUs
 * that have their interrupts off, and for each call to return.
 */
export function* on_each_cpu(k: Kernel, fn: () => void): Coroutine<void> {
  const task = k.current;
  const home = task.cpu;
  for (let cpu = 0; cpu < k.cpus; cpu++) {
    if (cpu !== home) yield* irqsOn(k, cpu);
    if (cpu !== home) k.parallel?.interrupt(cpu);
    moveTo(k, task, cpu);
    const were = local_irq_save(k);
    fn();
    local_irq_restore(k, were);
    if (cpu !== home) k.parallel?.endInterrupt(cpu);
    moveTo(k, task, home);
  }
}

/** Waits until another CPU takes interrupts. */
function* irqsOn(k: Kernel, cpu: number): Coroutine<void> {
  if (k.isPicked) {
    k.reads |= touchCpu(cpu);
    if (k.irqsOff[cpu] !== true && !k.finePauses) return;
    k.current.wantsIrqs = cpu;
    yield;
    k.reads |= touchCpu(cpu);
    return;
  }
  while (k.parallel !== null && k.irqsOff[cpu] === true) {
    k.now += IRQ_POLL_NS;
    yield;
  }
}

function moveTo(k: Kernel, task: Task, cpu: number): void {
  task.cpu = cpu;
  switchTo(k, task);
}

function setIrqs(k: Kernel, off: boolean): void {
  const { cpu } = k.current;
  if (k.irqsOff[cpu] === off) return;
  k.irqsOff[cpu] = off;
  emit(k, KIND.irq, off ? 1 : 0, 0);
}
