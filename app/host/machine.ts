import { CommandError, Engine, EventLog } from '../../engine/index.ts';
import { type Ask, HostError, type HostStart, PROTOCOL_VERSION, type Report } from './protocol.ts';
import { RandomWorkload } from './random-workload.ts';

/** Carries out asks on an engine; runs in a worker or, for tests, beside the page's own code. */
export class Machine {
  #engine: Engine | null = null;
  #log = new EventLog();
  #workload: RandomWorkload | null = null;
  #told = 0;

  /**
   * Carries out an ask.
   * @throws HostError when no machine was started, or the page speaks another version of the protocol
   * @throws MachineError when the machine to start cannot be simulated
   */
  answer(ask: Ask): Report {
    switch (ask.kind) {
      case 'boot':
        return this.#boot(ask.version, ask.start);
      case 'send':
        return this.#attempt((engine) => engine.send(ask.command));
      case 'work':
        return this.#attempt((engine) => this.#workload?.run(engine, ask.steps));
    }
  }

  #boot(version: number, start: HostStart): Report {
    if (version !== PROTOCOL_VERSION) {
      throw new HostError(
        `the page speaks version ${version} and the engine version ${PROTOCOL_VERSION}: reload the page`,
      );
    }
    const log = new EventLog();
    this.#engine = new Engine(start, log);
    this.#log = log;
    this.#told = 0;
    this.#workload = new RandomWorkload(start.workload.seed);
    return this.#report(this.#engine, null);
  }

  #attempt(act: (engine: Engine) => void): Report {
    const engine = this.#engine;
    if (engine === null) throw new HostError('no machine was started yet');
    try {
      act(engine);
      return this.#report(engine, null);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return this.#report(engine, { kind: error.kind, message: error.message });
    }
  }

  #report(engine: Engine, refusal: Report['refusal']): Report {
    const strings = this.#log.strings.slice(this.#told);
    this.#told = this.#log.strings.length;
    const { unrestored } = engine;
    return { chunks: this.#log.take(), strings, refusal, panicked: engine.panic !== null, unrestored };
  }
}
