import { KMC_BITS } from '../../../engine/index.ts';
import type { Recording } from '../recording.ts';
import { View } from '../view.ts';

/** The numbers of a view that chapters make claims about. */
export class Facts {
  readonly view: View;
  readonly recording: Recording;

  constructor(recording: Recording, moment: number) {
    this.recording = recording;
    this.view = new View();
    recording.seek(this.view, moment);
  }

  /** The existing caches with a name, or all. */
  caches(name?: string) {
    return this.view.caches.flatMap((cache) =>
      cache === null || (name ?? cache.name) !== cache.name ? [] : [cache],
    );
  }

  slabs(name?: string): number {
    return this.caches(name).reduce((sum, { slabTotal }) => sum + slabTotal, 0);
  }

  /** Objects in the magazine of each CPU. */
  byCpu(name?: string): number[] {
    const counts: number[] = [];
    for (const { magazines } of this.caches(name))
      magazines.forEach((skm, cpu) => {
        counts[cpu] = (counts[cpu] ?? 0) + (skm?.objs.length ?? 0);
      });
    return counts;
  }

  parked(name?: string): number {
    return this.byCpu(name).reduce((sum, count) => sum + count, 0);
  }

  used(name?: string): number {
    const all = this.caches(name).reduce((sum, { objAlloc }) => sum + objAlloc, 0);
    return all - this.parked(name);
  }

  emergency(): number {
    return this.caches().reduce((sum, { objEmergency }) => sum + objEmergency, 0);
  }

  is(bit: 'DEADLOCKED' | 'REAPING' | 'DESTROY' | 'GROWING'): boolean {
    return this.caches().some(({ flags }) => (flags & (1 << KMC_BITS[bit])) !== 0);
  }

  /** How many events of a kind have happened so far. */
  count(kind: string, from = 0): number {
    let count = 0;
    for (let at = from; at < this.view.moment; at++) if (this.recording.event(at).kind === kind) count += 1;
    return count;
  }

  get memory() {
    return this.view.memory;
  }

  get seconds(): number {
    return this.view.now / 1e9;
  }

  get last() {
    return this.recording.event(this.view.moment - 1);
  }
}
