import type { RawLine } from './raw-lines.ts';

/** What pdsh and others print before a line of a host, followed by a row, a head or its rule. */
const HOST = /^([\w.-]{1,64}): +(?=[\w:#-])/;

/** Lines that are looked at, and hosts among them at most. */
const LOOKED_AT = 40;
const MOST_HOSTS = 64;

/**
 * The lines of a text to which several hosts write by turns, host by host: each of their listings is then in one piece.
 * Any other text as it is.
 */
export function byHost(lines: Iterable<RawLine>, text: string): Iterable<RawLine> {
  if (!isByTurns(text)) return lines;
  const hosts = new Map<string, RawLine[]>();
  for (const line of lines) {
    const host = HOST.exec(line.text)?.[1] ?? '';
    const known = hosts.get(host);
    if (known === undefined) hosts.set(host, [line]);
    else known.push(line);
  }
  return [...hosts.values()].flat();
}

/** Whether each of the first lines has a host before it, and they take turns more often than there are hosts. */
function isByTurns(text: string): boolean {
  const first = text.slice(0, LOOKED_AT * 400).split(/[\r\n]+/, LOOKED_AT);
  const hosts = first.slice(0, -1).map((line) => HOST.exec(line)?.[1]);
  const names = new Set(hosts);
  if (names.has(undefined) || names.size < 2 || names.size > MOST_HOSTS) return false;
  const turns = hosts.filter((host, i) => i > 0 && host !== hosts[i - 1]).length;
  return turns >= names.size && hosts.length >= 2 * names.size;
}
