/** The objects that a cpu keeps of a cache. Copies share their words until one of them writes. */
export class MagazineView {
  /** When an object was last taken, in jiffies. */
  age: number;
  /** The objects from `#first` to before `#end`, oldest first. */
  #words = new Int32Array(16);
  #first = 0;
  #end = 0;
  #isShared = false;

  constructor(age: number) {
    this.age = age;
  }

  /** How many objects there are. */
  get count(): number {
    return this.#end - this.#first;
  }

  /** The objects, oldest first. */
  get objs(): readonly number[] {
    return Array.from(this.#words.subarray(this.#first, this.#end));
  }

  /** Puts an object on top. */
  push(obj: number): void {
    if (this.#isShared || this.#end === this.#words.length) this.#claim();
    this.#words[this.#end++] = obj;
  }

  /** Takes the object on top. */
  pop(): void {
    if (this.#end > this.#first) this.#end -= 1;
  }

  /** Takes the oldest object. */
  shift(): void {
    if (this.#end > this.#first) this.#first += 1;
  }

  /** Another one that is equal. */
  copy(): MagazineView {
    const copy = new MagazineView(this.age);
    copy.#words = this.#words;
    copy.#first = this.#first;
    copy.#end = this.#end;
    copy.#isShared = true;
    this.#isShared = true;
    return copy;
  }

  /** Moves the objects to words of its own, with room for as many again. */
  #claim(): void {
    const words = new Int32Array(Math.max(16, 2 * this.count));
    words.set(this.#words.subarray(this.#first, this.#end));
    this.#end -= this.#first;
    this.#first = 0;
    this.#words = words;
    this.#isShared = false;
  }
}
