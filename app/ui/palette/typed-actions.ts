import {
  FAULT_TARGETS,
  NS_PER_MS,
  NS_PER_S,
  NS_PER_US,
  PAGES_PER_MIB,
  TUNABLES,
} from '../../../engine/index.ts';
import { failNext } from '../../state/act/commands.ts';
import { setPressure } from '../../state/act/pressure.ts';
import { applyTunable } from '../../state/act/recreate.ts';
import { app, useSession } from '../../state/page.ts';
import { seek } from '../../state/session.ts';
import { figuresOf, HZ, machineProblem, startOn } from '../../state/start/another-machine.ts';
import { formatCount } from '../../words/numbers.ts';
import type { Action } from '../actions/action.ts';

const NS: Readonly<Record<string, number>> = {
  s: NS_PER_S,
  ms: NS_PER_MS,
  us: NS_PER_US,
  µs: NS_PER_US,
  ns: 1,
};

/**
 * The possible meanings of typed text with a number: an event, a time, a value of a tunable, a failure, a pressure, a
 * machine.
 */
export function typedActions(typed: string): readonly Action[] {
  const text = typed.trim().replaceAll(',', '');
  const [, number, unit] = /^(?:go to )?(?:event )?(\d+(?:\.\d+)?)\s*(s|ms|us|µs|ns)?$/i.exec(text) ?? [];
  if (number !== undefined) return goTo(Number(number), unit?.toLowerCase());
  const [, name, value] = /^([a-z_]+)\s*=?\s*(-?\d+)$/i.exec(text) ?? [];
  const others = [...failures(text), ...pressure(text), ...machine(text)];
  if (others.length > 0 || name === undefined || value === undefined) return others;
  return tunable(name.toLowerCase(), Number(value));
}

/** "cpus 8", "memory 128", "hz 1000": restarts on another machine. */
function machine(text: string): readonly Action[] {
  const [, what, number] = /^(cpus|memory|hz) =?\s*(\d+)(?: ?mib)?$/i.exec(text) ?? [];
  const { origin } = useSession.getState();
  if (what === undefined || origin === null) return [];
  const change = { [what.toLowerCase()]: Number(number) };
  const wanted = { ...figuresOf(origin.scenario), ...change };
  if (machineProblem(wanted) !== null || !HZ.some((hz) => hz === wanted.hz)) return [];
  const title = `Restart with ${wanted.cpus} CPUs, ${wanted.memory} MiB, HZ ${wanted.hz}`;
  return [{ id: 'machine.restartWith', title, group: 'Machine', run: () => void startOn(app, change) }];
}

/** “fail next 3 vmalloc”. */
function failures(text: string): readonly Action[] {
  const [, count, name] = /^fail (?:the )?next (\d{1,4}) (?:of )?(\w+)$/i.exec(text) ?? [];
  const target = FAULT_TARGETS.find((one) => one === name?.toLowerCase());
  if (count === undefined || target === undefined) return [];
  return [
    {
      id: 'memory.failNext',
      title: `Fail the next ${count} of ${target}`,
      group: 'Memory',
      run: () => void failNext(app, target, Number(count)),
    },
  ];
}

/** “pressure 48 MiB”; the unit may be left out. */
function pressure(text: string): readonly Action[] {
  const [, mib] = /^pressure =?\s*(\d+(?:\.\d+)?)\s*(?:mib)?$/i.exec(text) ?? [];
  const { frames } = useSession.getState().view.memory;
  if (mib === undefined || frames === 0) return [];
  const pages = Math.min(frames, Math.round(Number(mib) * PAGES_PER_MIB));
  return [
    {
      id: 'pressure.set',
      title: `Let other processes want ${pages / PAGES_PER_MIB} MiB`,
      group: 'Memory',
      detail: `${formatCount(pages)} of ${formatCount(frames)} pages`,
      run: () => void setPressure(app, pages),
    },
  ];
}

function goTo(number: number, unit: string | undefined): readonly Action[] {
  const actions: Action[] = [];
  const { length, recording } = useSession.getState();
  if (unit === undefined && Number.isInteger(number)) {
    const event = Math.min(number, length);
    actions.push({
      id: 'time.goToEvent',
      title: `Go to event ${formatCount(event)}`,
      group: 'Time',
      detail: `of ${formatCount(length)}`,
      run: () => seek(app, event),
    });
  }
  const ns = number * (NS[unit ?? 's'] ?? NS_PER_S);
  actions.push({
    id: 'time.goToTime',
    title: `Go to ${number} ${unit ?? 's'}`,
    group: 'Time',
    detail: `of ${(recording.times.latest / NS_PER_S).toFixed(3)} s`,
    run: () => seek(app, recording.momentAtTime(ns)),
  });
  return actions;
}

function tunable(name: string, value: number): readonly Action[] {
  return TUNABLES.filter((info) => info.name.includes(name)).map((info) => ({
    id: 'tunables.set',
    title: `${info.effect === 'module load' ? 'Reload the module with' : 'Set'} ${info.name}${info.effect === 'module load' ? ' =' : ' to'} ${formatCount(value)}`,
    group: 'Tunables',
    detail: `${formatCount(info.min)} … ${formatCount(info.max)} ${info.unit}`,
    run: () => void applyTunable(app, info.name, value),
  }));
}
