/** An event that does not fit the events before it: the recording is damaged there. */
export class DamageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DamageError';
  }
}

/** The first event of a recording that does not fit those before it. What it would have changed stays as it was. */
export interface Damage {
  /** Number of the event. */
  readonly moment: number;
  /** What is wrong with it: “no cache 7”. */
  readonly why: string;
}
