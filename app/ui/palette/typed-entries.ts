import { TUNABLES } from '../../../engine/index.ts';
import { seek, useSession } from '../../state/session.ts';
import { setTunable } from '../../state/tunables.ts';
import type { Entry } from './entry.ts';

const NS: Readonly<Record<string, number>> = { s: 1e9, ms: 1e6, us: 1e3, µs: 1e3, ns: 1 };

/** What a number that was typed may mean: an event, a time, a value of a module parameter. */
export function typedEntries(typed: string): readonly Entry[] {
  const text = typed.trim().replaceAll(',', '');
  const [, number, unit] = /^(?:go to )?(?:event )?(\d+(?:\.\d+)?)\s*(s|ms|us|µs|ns)?$/i.exec(text) ?? [];
  if (number !== undefined) return goTo(Number(number), unit?.toLowerCase());
  const [, name, value] = /^([a-z_]+)\s*=?\s*(-?\d+)$/i.exec(text) ?? [];
  return name === undefined || value === undefined ? [] : tunable(name.toLowerCase(), Number(value));
}

function goTo(number: number, unit: string | undefined): readonly Entry[] {
  const entries: Entry[] = [];
  const { length, recording } = useSession.getState();
  if (unit === undefined && Number.isInteger(number)) {
    const event = Math.min(number, length);
    entries.push({
      title: `Go to event ${event.toLocaleString('en')}`,
      group: 'Time',
      detail: `of ${length.toLocaleString('en')}`,
      run: () => seek(event),
    });
  }
  const ns = number * (NS[unit ?? 's'] ?? 1e9);
  entries.push({
    title: `Go to ${number} ${unit ?? 's'}`,
    group: 'Time',
    detail: `of ${(recording.times.latest / 1e9).toFixed(3)} s`,
    run: () => seek(recording.momentAtTime(ns)),
  });
  return entries;
}

function tunable(name: string, value: number): readonly Entry[] {
  return TUNABLES.filter((info) => info.name.includes(name) && info.effect !== 'module load').map((info) => ({
    title: `Set ${info.name} to ${value.toLocaleString('en')}`,
    group: 'Tunables',
    detail: `${info.min.toLocaleString('en')} … ${info.max.toLocaleString('en')} ${info.unit}`,
    run: () => void setTunable(info.name, value),
  }));
}
