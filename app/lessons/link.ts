import { type Measure, readMeasure } from './measure.ts';

/** Where a link in the prose of a lesson leads. */
export type Link =
  /** To a moment of the step or an earlier one. */
  | { readonly kind: 'moment'; readonly name: string }
  /** Marks what a highlight block names. */
  | { readonly kind: 'show'; readonly name: string }
  /** The text of the link is this number at that moment. */
  | { readonly kind: 'figure'; readonly moment: string; readonly measure: Measure }
  | { readonly kind: 'term'; readonly name: string }
  | { readonly kind: 'spec'; readonly rule: string }
  | { readonly kind: 'lesson'; readonly name: string }
  /** Opens a program of the explorer's catalogue: its search, or with the reader as the scheduler. */
  | { readonly kind: 'explore' | 'scheduler'; readonly name: string }
  | { readonly kind: 'source'; readonly url: string };

/** A link, or why a target is not one. */
export type LinkResult =
  | { readonly ok: true; readonly link: Link }
  | { readonly ok: false; readonly reason: string };

/** Reads the target of a link: `moment:NAME`, `show:NAME`, `figure:MOMENT MEASURE`, `term:…`, `spec:…`, `lesson:…`, `explore:PROGRAM`, `scheduler:PROGRAM` or https. */
export function readLink(url: string): LinkResult {
  const colon = url.indexOf(':');
  const [scheme, rest] = [url.slice(0, colon), decodeURIComponent(url.slice(colon + 1))];
  switch (scheme) {
    case 'moment':
    case 'show':
    case 'term':
    case 'lesson':
    case 'explore':
    case 'scheduler':
      return { ok: true, link: { kind: scheme, name: rest } };
    case 'spec':
      return { ok: true, link: { kind: 'spec', rule: rest } };
    case 'https':
      return { ok: true, link: { kind: 'source', url } };
    case 'figure':
      return figureLink(rest);
    default:
      return { ok: false, reason: `“${url}” is not a link that a lesson can have` };
  }
}

function figureLink(rest: string): LinkResult {
  const space = rest.indexOf(' ');
  if (space < 0) return { ok: false, reason: 'a figure names a moment and a number: figure:MOMENT NUMBER' };
  const result = readMeasure(rest.slice(space + 1));
  if (!result.ok) return result;
  return { ok: true, link: { kind: 'figure', moment: rest.slice(0, space), measure: result.measure } };
}
