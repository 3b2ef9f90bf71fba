import { KIND } from '../event.ts';
import { emit, type Kernel, switchTo } from './kernel.ts';

/** Turns the interrupts of the current cpu off. */
export function local_irq_disable(k: Kernel): void {
  setIrqs(k, true);
}

/** Turns the interrupts of the current cpu on. */
export function local_irq_enable(k: Kernel): void {
  setIrqs(k, false);
}

/** Turns the interrupts of the current cpu off; returns whether they were off before. */
export function local_irq_save(k: Kernel): boolean {
  const were = k.irqsOff[k.current.cpu] === true;
  setIrqs(k, true);
  return were;
}

/** Turns the interrupts of the current cpu back to what {@link local_irq_save} found. */
export function local_irq_restore(k: Kernel, were: boolean): void {
  setIrqs(k, were);
}

/** Calls `fn` once on each cpu from 0 upwards, with interrupts off there, as an interprocessor interrupt would. */
export function on_each_cpu(k: Kernel, fn: () => void): void {
  const task = k.current;
  const home = task.cpu;
  for (let cpu = 0; cpu < k.cpus; cpu++) {
    task.cpu = cpu;
    switchTo(k, task);
    const were = local_irq_save(k);
    fn();
    local_irq_restore(k, were);
  }
  task.cpu = home;
  switchTo(k, task);
}

function setIrqs(k: Kernel, off: boolean): void {
  const { cpu } = k.current;
  if (k.irqsOff[cpu] === off) return;
  k.irqsOff[cpu] = off;
  emit(k, KIND.irq, off ? 1 : 0, 0);
}
