import {
  type ChangeFields,
  changeFields,
  type GateFields,
  gateFields,
  goalFields,
  highlightFields,
  momentFields,
  noteFields,
} from './block-schemas.ts';
import type { Answer, Block, ChangeBlock, GateBlock, LessonProblem, Outcome } from './lesson.ts';
import { readScenario, type Titles } from './scenario-block.ts';
import { type Fields, readFields, type Yaml } from './yaml-fields.ts';

/** The kinds of blocks that a lesson may have. */
export const BLOCK_KINDS: readonly Block['kind'][] = [
  'scenario',
  'moment',
  'highlight',
  'gate',
  'change',
  'goal',
  'note',
];

/** Reads a block of a kind. `line` is that of its first fence. */
export function readBlock(kind: Block['kind'], yaml: Yaml, titles: Titles, line: number): Fields<Block> {
  switch (kind) {
    case 'scenario':
      return readScenario(yaml, titles, line);
    case 'moment':
      return map(readFields(yaml, momentFields), ({ at, events, after, nth, ...others }) =>
        done({ kind, line, when: { at, events, after, nth }, ...others }),
      );
    case 'highlight':
      return map(readFields(yaml, highlightFields), (fields) => done({ kind, line, ...fields }));
    case 'gate':
      return map(readFields(yaml, gateFields), (fields) => done(gateOf(fields, line)));
    case 'change':
      return map(readFields(yaml, changeFields), (fields) => changeOf(fields, line));
    case 'goal':
      return map(readFields(yaml, goalFields), (fields) => done({ kind, line, ...fields }));
    case 'note':
      return map(readFields(yaml, noteFields), (fields) => done({ kind, line, ...fields }));
  }
}

function done(block: Block): Fields<Block> {
  return { ok: true, fields: block };
}

function map<T>(read: Fields<T>, next: (fields: T) => Fields<Block>): Fields<Block> {
  return read.ok ? next(read.fields) : read;
}

function gateOf(fields: GateFields, line: number): GateBlock {
  const { ask, measure, as, button, because } = fields;
  return {
    kind: 'gate',
    line,
    ask,
    answer: answerOf(fields),
    outcome: outcomeOf(fields),
    measure: measure ?? null,
    as,
    button,
    because,
  };
}

function answerOf({ choose, number, click }: GateFields): Answer {
  if (choose !== undefined)
    return { kind: 'choose', options: choose.map(({ text, value }) => ({ text, bound: value })) };
  if (click !== undefined) return { kind: 'click', ...click };
  return { kind: 'number', within: number?.within ?? 0, unit: number?.unit ?? '' };
}

function outcomeOf({ do: commands, play }: GateFields): Outcome {
  if (commands !== undefined) return { kind: 'do', commands };
  return { kind: 'play', when: play ?? { at: null, events: null, after: null, nth: 1 } };
}

function changeOf(fields: ChangeFields, line: number): Fields<Block> {
  const { setting, values, at, rows, expect, says } = fields;
  const problems: LessonProblem[] = [];
  const expected: ChangeBlock['expect'][number][] = [];
  for (const [value, bounds] of Object.entries(expect)) {
    if (!values.includes(Number(value)))
      problems.push({ line, reason: `expect.${value}: is not one of the values` });
    for (const [label, bound] of Object.entries(bounds)) {
      if (rows[label] === undefined)
        problems.push({ line, reason: `expect.${value}: there is no row “${label}”` });
      expected.push({ value: Number(value), label, bound });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return done({
    kind: 'change',
    line,
    axis: setting,
    values,
    at,
    rows: Object.entries(rows).map(([label, measure]) => ({ label, measure })),
    expect: expected,
    says,
  });
}
