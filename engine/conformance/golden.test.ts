import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { firstDifference } from './difference.ts';
import { replay } from './replay.ts';
import { parseTrace } from './trace-line.ts';

const folder = new URL('./golden/', import.meta.url);
const traces = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

describe('the engine replays what the reference did', () => {
  test.each(traces)('%s', (name) => {
    const trace = parseTrace(readFileSync(new URL(name, folder), 'utf8'));
    let number = 0;
    for (const line of replay(trace)) {
      const wanted = trace.lines[number] ?? 'nothing';
      number += 1;
      if (line === wanted) continue;
      expect.fail(`line ${number}: ${JSON.stringify(firstDifference(JSON.parse(wanted), JSON.parse(line)))}`);
    }
    expect(number).toBe(trace.lines.length);
  });
});
