import { CLAIM_PARAMETERS } from '../../lessons/exercise.ts';
import { copy, shareLink } from '../../state/files/share.ts';
import { actionsTaken } from '../../state/learn/goal.ts';
import { hashAt } from '../../state/learn/proof.ts';
import { app, useSession } from '../../state/page.ts';
import { say } from '../../state/session.ts';
import { lookOfStage } from '../actions/stage.ts';
import { useClassroom } from './classroom.ts';

/** The address parameters of a step. */
function stepParameters(): URLSearchParams | null {
  const { lesson, step } = useClassroom.getState();
  if (lesson === null) return null;
  return new URLSearchParams({ view: 'learn', lesson: lesson.name, step: String(step + 1) });
}

function addressOf(parameters: URLSearchParams, hash: string): string {
  return `${location.origin}${location.pathname}?${parameters}${hash}`;
}

/** The link hash of the current machine; null after a message about why there is none. */
async function runHash(): Promise<string | null> {
  const shared = await shareLink(app, lookOfStage());
  if (shared === null) return null;
  if (shared.kind === 'link') return shared.hash;
  say(
    app,
    shared.kind === 'too long' ? { kind: 'link too long' } : { kind: 'no link', reason: shared.reason },
  );
  return null;
}

/** Copies a link to the step, with the actions on its machine. */
export async function copyStep(): Promise<void> {
  const parameters = stepParameters();
  if (parameters === null) return;
  const hash = actionsTaken(useSession.getState()) > 0 ? await runHash() : '';
  if (hash !== null) await copy(app, addressOf(parameters, hash), 'link');
}

/** Copies a link to the result of an exercise, with the hash that proves it. */
export async function copyResult(exercise: string): Promise<void> {
  const parameters = stepParameters();
  const { recording } = useSession.getState();
  const hash = await runHash();
  if (parameters === null || hash === null) return;
  const events = recording.length;
  parameters.set(CLAIM_PARAMETERS.exercise, exercise);
  parameters.set(CLAIM_PARAMETERS.hash, hashAt(recording, events) ?? '');
  parameters.set(CLAIM_PARAMETERS.events, String(events));
  await copy(app, addressOf(parameters, hash), 'link');
}
