/** How long ago jiffy `then` was at jiffy `now`, in words; `hz` is jiffies in a second. */
export function ago(now: number, then: number, hz: number): string {
  const jiffies = now - then;
  if (jiffies <= 0) return 'in this jiffy';
  const ms = (jiffies * 1000) / hz;
  if (ms < 1000) return `${Math.round(ms)} ms ago`;
  return ms < 120_000 ? `${(ms / 1000).toFixed(1)} s ago` : `${Math.round(ms / 60_000)} min ago`;
}

/** A number of things, in words: “1 object”, “2 objects”. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Words as a list that is read aloud: “a, b and c”. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
