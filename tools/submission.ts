import { CLAIM_PARAMETERS, type Claim } from '../app/lessons/exercise.ts';

/** A submitted link: its claim, and the part that carries the run. */
export interface Submission {
  readonly claim: Claim;
  readonly run: string;
}

/** A submission, or why a text is not one. */
export type SubmissionResult =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly reason: string };

/** Reads a submitted link. */
export function readSubmission(link: string): SubmissionResult {
  const url = URL.canParse(link.trim()) ? new URL(link.trim()) : null;
  if (url === null) return refused('it is not an address');
  if (url.hash === '') return refused('the address carries no run: copy the whole link');
  const exercise = url.searchParams.get(CLAIM_PARAMETERS.exercise);
  const hash = url.searchParams.get(CLAIM_PARAMETERS.hash);
  const events = Number(url.searchParams.get(CLAIM_PARAMETERS.events) ?? Number.NaN);
  if (exercise === null || hash === null || !Number.isSafeInteger(events) || events < 0)
    return refused('it is not the link of an exercise: copy it from the goal that you reached');
  return { ok: true, submission: { claim: { exercise, hash, events }, run: url.hash } };
}

function refused(reason: string): SubmissionResult {
  return { ok: false, reason };
}
