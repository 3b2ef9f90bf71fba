import { readSnapshot, type Snapshot } from '../../capture/snapshot.ts';
import { readScenario } from '../../scenario-file.ts';
import type { PartKind, ReportProblem } from '../report.ts';

/** The kind of the problem of JSON that Slabscope did not write. */
export const OTHER_JSON = 'other json';

/** A text that is one thing from its first to its last character. */
export type WholeText =
  | { readonly kind: Extract<PartKind, 'scenario' | 'recording'> }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly problem: ReportProblem };

/** Recognises a scenario, a recording or a link; null for any other text. */
export function wholeText(text: string): WholeText | null {
  if (text.startsWith('SLABREC\n')) return { kind: 'recording' };
  const bare = withoutFence(text);
  if (/^\S{0,200}#run=\d+\.\S*$/.test(bare)) return { problem: LINK };
  return bare.startsWith('{') && bare.endsWith('}') ? jsonIn(bare) : null;
}

function jsonIn(text: string): WholeText | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Braces can surround anything.
    return null;
  }
  const snapshot = readSnapshot(json);
  if (snapshot !== null)
    return snapshot.ok
      ? { kind: 'snapshot', snapshot: snapshot.snapshot }
      : { problem: badSnapshot(snapshot.reason) };
  const result = readScenario(text);
  if (result.ok) return { kind: 'scenario' };
  const isMeant = typeof json === 'object' && json !== null && 'machine' in json;
  const [first = ''] = result.reasons;
  return {
    problem: {
      line: null,
      kind: isMeant ? 'bad scenario' : OTHER_JSON,
      text: isMeant
        ? `This scenario cannot be used: ${first}. Correct it and try again.`
        : 'This is JSON, but not a scenario. Use a scenario that Slabscope saved, or paste what “cat /proc/spl/kmem/slab” prints.',
    },
  };
}

function badSnapshot(reason: string): ReportProblem {
  const text = `This snapshot cannot be used: ${reason}. Take it with the script in public/capture of this version.`;
  return { line: null, kind: 'bad snapshot', text };
}

const LINK: ReportProblem = {
  line: null,
  kind: 'link',
  text: 'This is a link to a Slabscope machine. Open it in a browser.',
};

/** The text inside a fence of Markdown, or as it is. */
function withoutFence(text: string): string {
  const bare = text
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/^```[a-z]*\s*\n/i, '');
  if (!bare.endsWith('```')) return bare.trim();
  const inside = bare.slice(0, -3);
  const kept = inside.trimEnd();
  return (inside.includes('\n', kept.length) ? kept : bare).trim();
}
