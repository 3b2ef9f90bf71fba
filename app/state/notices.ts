import { type Branch, MOST_BRANCHES } from './machine/branches.ts';
import type { Notice } from './session.ts';

/** What is said when somebody acted in the past; `dropped` made room for the new branch. */
export function forkNotice(dropped: Branch | null): string {
  const kept = 'You acted in the past: this is a branch. The old future is kept, and you can go back to it.';
  if (dropped === null) return kept;
  return `${kept} Only ${MOST_BRANCHES} are: the branch “${dropped.label}” was dropped.`;
}

/** What is said of caches that could not be made; null when all were. */
export function unrestoredNotice(names: readonly string[]): Notice | null {
  if (names.length === 0) return null;
  return {
    tone: 'problem',
    text: `This machine could not make ${names.join(', ')}; the other caches are there.`,
  };
}

/** A message as a sentence. */
export function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
