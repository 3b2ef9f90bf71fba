const FIRST_CAPACITY = 1 << 12;

/** A call: index of the cache and of the CPU, ns since the first call, the number of the object. */
export type VisitCall = (cache: number, cpu: number, at: number, object: number, isFree: boolean) => void;

/** Calls of a trace as typed arrays that grow. A free has the negative number of its object. */
export class Columns {
  length = 0;
  /** Ns of the last call since the first. */
  lastTime = 0;
  #begin: number | null = null;
  #objects = 0;
  #at: Float64Array = new Float64Array(FIRST_CAPACITY);
  #object: Int32Array = new Int32Array(FIRST_CAPACITY);
  #cpu: Uint16Array = new Uint16Array(FIRST_CAPACITY);
  /** By the number of an object. */
  #cache: Uint16Array = new Uint16Array(FIRST_CAPACITY);

  /** Returns the number of the new object. */
  addAlloc(cache: number, cpu: number, at: number): number {
    this.#objects += 1;
    if (this.#objects === this.#cache.length) {
      const grown = new Uint16Array(2 * this.#cache.length);
      grown.set(this.#cache);
      this.#cache = grown;
    }
    this.#cache[this.#objects] = cache;
    this.#add(this.#objects, cpu, at);
    return this.#objects;
  }

  addFree(object: number, cpu: number, at: number): void {
    this.#add(-object, cpu, at);
  }

  cacheOf(object: number): number {
    return this.#cache[object] ?? 0;
  }

  each(visit: VisitCall): void {
    for (let i = 0; i < this.length; i++) {
      const object = this.#object[i] ?? 0;
      const number = Math.abs(object);
      visit(this.cacheOf(number), this.#cpu[i] ?? 0, this.#at[i] ?? 0, number, object < 0);
    }
  }

  #add(object: number, cpu: number, at: number): void {
    this.#begin ??= at;
    if (this.length === this.#at.length) this.#grow();
    // Buffers of several CPUs are not always merged in order.
    const time = Math.max(0, at - this.#begin);
    this.#at[this.length] = time;
    this.#object[this.length] = object;
    this.#cpu[this.length] = cpu;
    this.length += 1;
    this.lastTime = Math.max(this.lastTime, time);
  }

  #grow(): void {
    const capacity = 2 * this.#at.length;
    const [at, object, cpu] = [
      new Float64Array(capacity),
      new Int32Array(capacity),
      new Uint16Array(capacity),
    ];
    at.set(this.#at);
    object.set(this.#object);
    cpu.set(this.#cpu);
    [this.#at, this.#object, this.#cpu] = [at, object, cpu];
  }
}
