import { CommandError } from '../command/command.ts';
import { EventLog } from '../event/log.ts';
import { Engine } from '../machine/engine.ts';
import { machineState } from './state.ts';
import { type Trace, TraceError, type TraceLine } from './trace-line.ts';
import { Transcript } from './transcript.ts';

/**
 * Runs the commands of a trace; yields the engine's own lines as text, the header first. Ignores everything in the
 * trace but its header and commands.
 * @throws TraceError when a command is not possible at its place in the trace.
 */
export function* replay(trace: Trace): Generator<string, void, void> {
  yield JSON.stringify(trace.header);
  const log = new EventLog();
  const engine = new Engine(trace.header, log);
  const transcript = new Transcript(engine, log);
  for (const { i, cmd } of trace.commands) {
    try {
      engine.send(cmd);
    } catch (error) {
      if (error instanceof CommandError) throw new TraceError(`command ${i} (${cmd.op}): ${error.message}`);
      throw error;
    }
    if (engine.lockup !== null) throw new TraceError(`command ${i} (${cmd.op}) never stops emitting events`);
    const caused = transcript.consequences(cmd);
    const state =
      engine.panic === null ? machineState(engine, (index) => transcript.names.cache(index)) : null;
    const line: TraceLine = { i, cmd, ...caused, state };
    yield JSON.stringify(line);
  }
}
