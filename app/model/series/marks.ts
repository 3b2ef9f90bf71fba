/** What a timeline marks. */
export const MARKS = [
  'grow',
  'reap',
  'age',
  'deadlock',
  'emergency',
  'kswapd',
  'reclaim',
  'oom',
  'panic',
  'interruption',
] as const;

/** A kind of mark. */
export type MarkKind = (typeof MARKS)[number];

/** Makes a value for each kind of mark. */
export function perMark<T>(make: (kind: MarkKind) => T): Record<MarkKind, T> {
  return {
    grow: make('grow'),
    reap: make('reap'),
    age: make('age'),
    deadlock: make('deadlock'),
    emergency: make('emergency'),
    kswapd: make('kswapd'),
    reclaim: make('reclaim'),
    oom: make('oom'),
    panic: make('panic'),
    interruption: make('interruption'),
  };
}
