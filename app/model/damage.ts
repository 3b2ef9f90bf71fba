/** An event that contradicts the events before it: the recording is damaged there. */
export class DamageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DamageError';
  }
}

/** The first event of a recording that contradicts those before it. It is not applied. */
export interface Damage {
  /** Number of the event. */
  readonly moment: number;
  /** What is wrong with it: “no cache 7”. */
  readonly why: string;
}
