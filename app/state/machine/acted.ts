import type { Command } from '../../../engine/index.ts';
import type { Recording } from '../../model/recording.ts';
import { type InSession, seek } from '../session.ts';

/** The commands of an action carried out so far, and where. */
export interface Written {
  recording: Recording | null;
  from: number;
  readonly commands: Command[];
}

/** An action before its first command. */
export function nothingWritten(): Written {
  return { recording: null, from: 0, commands: [] };
}

/** Notes the outcome of an action, which the page describes and plays. */
export function noteActed(app: InSession, { recording, from, commands }: Written): void {
  const { recording: shown, stepThrough } = app.session.getState();
  if (recording === null || recording !== shown || commands.length === 0 || stepThrough) return;
  app.session.setState({ acted: { recording, from, to: recording.length, commands } });
}

/** Ends the replay of the last action: what is done next happens after it. */
export function endReplay(app: InSession): void {
  const { replayed } = app.session.getState();
  if (replayed === null) return;
  app.session.setState({ replayed: null, playing: false });
  seek(app, replayed);
}
