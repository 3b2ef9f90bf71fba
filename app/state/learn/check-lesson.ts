import type { EngineHost } from '../../host/protocol.ts';
import { type Expectation, isWithin, writeBound } from '../../lessons/bound.ts';
import {
  blocksOf,
  type ChangeBlock,
  type GateBlock,
  type GoalBlock,
  type HighlightBlock,
  type Lesson,
  type LessonProblem,
  type MomentBlock,
  type Step,
} from '../../lessons/lesson.ts';
import { type Link, readLink } from '../../lessons/link.ts';
import { linksIn } from '../../lessons/markdown.ts';
import { cacheNamed, measured } from '../../lessons/measure-value.ts';
import { markOf } from '../../lessons/place.ts';
import { type Changed, tryValue } from './change.ts';
import { letHappen } from './gate.ts';
import { actionsTaken, isReached } from './goal.ts';
import { createLessonApp, type LessonApp } from './lesson-app.ts';
import { enterStep, goToMoment, momentNamed, scenarioOf, showMachine, stepOfMoment } from './step.ts';

/** The names that links of a lesson may use. Null: any. */
export interface Known {
  readonly terms: readonly string[];
  readonly rules: readonly string[];
  readonly lessons: readonly string[];
}

/** Runs a lesson without a page and finds every claim that the engine does not confirm. */
export async function checkLesson(
  lesson: Lesson,
  newHost: () => EngineHost,
  known: Known | null = null,
): Promise<readonly LessonProblem[]> {
  const check = new LessonCheck(lesson, newHost, known);
  for (const [at, step] of lesson.steps.entries()) await check.step(at, step);
  return check.problems;
}

class LessonCheck {
  readonly problems: LessonProblem[] = [];
  readonly #app: LessonApp;
  readonly #lesson: Lesson;
  readonly #known: Known | null;

  constructor(lesson: Lesson, newHost: () => EngineHost, known: Known | null) {
    this.#lesson = lesson;
    this.#app = createLessonApp(newHost);
    this.#known = known;
  }

  async step(at: number, step: Step): Promise<void> {
    if (!(await enterStep(this.#app, this.#lesson, at))) {
      this.#add(step.line, 'its machine or its moment cannot be shown');
      return;
    }
    for (const block of blocksOf(step, 'moment')) await this.#moment(block);
    await this.#links(step);
    for (const block of blocksOf(step, 'highlight')) await this.#highlight(block, at);
    for (const block of blocksOf(step, 'gate')) await this.#gate(block, at);
    for (const block of blocksOf(step, 'change')) await this.#change(block, at);
    for (const block of blocksOf(step, 'goal')) await this.#goal(block, at);
  }

  #add(line: number, reason: string): void {
    this.problems.push({ line, reason });
  }

  /** Goes to a moment on the machine of its own step. */
  async #go(block: MomentBlock): Promise<boolean> {
    const scenario = scenarioOf(this.#lesson, stepOfMoment(this.#lesson, block.name));
    if (scenario === null || !(await showMachine(this.#app, scenario))) return false;
    return goToMoment(this.#app, block);
  }

  async #moment(block: MomentBlock): Promise<void> {
    if (!(await this.#go(block))) {
      this.#add(block.line, `the run never gets to the moment “${block.name}”`);
      return;
    }
    const { view } = this.#app.session.getState();
    if (block.focus !== null && cacheNamed(view, block.focus) === null)
      this.#add(block.line, `focus: there is no cache “${block.focus}” then`);
    for (const one of block.expect) this.#expect(one, block.line);
  }

  #expect({ measure, bound }: Expectation, line: number): void {
    const { view, recording } = this.#app.session.getState();
    const value = measured(measure, view, recording);
    if (value === null || !isWithin(value, bound))
      this.#add(line, `${measure.text} is ${value ?? 'nothing'}, not ${writeBound(bound)}`);
  }

  async #links(step: Step): Promise<void> {
    for (const part of step.parts) {
      if (part.kind !== 'prose') continue;
      for (const { url, text, line } of linksIn(part.node)) {
        const result = readLink(url);
        if (result.ok) await this.#link(result.link, text, line);
      }
    }
  }

  async #link(link: Link, text: string, line: number): Promise<void> {
    const known = this.#known;
    if (link.kind === 'term' && known !== null && !known.terms.includes(link.name))
      this.#add(line, `the glossary has no “${link.name}”`);
    if (link.kind === 'spec' && known !== null && !known.rules.includes(link.rule))
      this.#add(line, `SPEC.md has no rule “${link.rule}”`);
    if (link.kind === 'lesson' && known !== null && !known.lessons.includes(link.name))
      this.#add(line, `there is no lesson “${link.name}”`);
    if (link.kind !== 'figure') return;
    const moment = momentNamed(this.#lesson, link.moment);
    if (moment === null || !(await this.#go(moment))) return;
    const { view, recording } = this.#app.session.getState();
    const value = measured(link.measure, view, recording);
    if (value === null || !isWritten(text, value))
      this.#add(line, `“${text}” is ${value ?? 'nothing'} at ${link.moment} (${link.measure.text})`);
  }

  async #highlight(block: HighlightBlock, at: number): Promise<void> {
    const moment = block.at === null ? null : momentNamed(this.#lesson, block.at);
    const isThere = moment === null ? await enterStep(this.#app, this.#lesson, at) : await this.#go(moment);
    const { view } = this.#app.session.getState();
    for (const place of block.mark) {
      const { slabs, objs, cpus } = markOf(view, [place]);
      if (!isThere || slabs.length + objs.length + cpus.length === 0)
        this.#add(block.line, `nothing on the stage is “${place.kind} ${place.number}” then`);
    }
  }

  async #gate(gate: GateBlock, at: number): Promise<void> {
    await enterStep(this.#app, this.#lesson, at);
    const truth = await letHappen(this.#app, gate);
    if (truth === null)
      this.#add(gate.line, 'the engine has no answer: what the gate asks about does not happen');
    else if (truth.kind === 'click' && truth.selection === null)
      this.#add(gate.line, 'the event that answers the gate is not about what is to be clicked');
    else if (truth.kind === 'choose' && gate.answer.kind === 'choose') {
      const right = gate.answer.options.filter(({ bound }) => isWithin(truth.value, bound));
      if (right.length !== 1)
        this.#add(gate.line, `the engine answers ${truth.value}: ${right.length} options fit, one must`);
    }
  }

  async #change(block: ChangeBlock, at: number): Promise<void> {
    const scenario = scenarioOf(this.#lesson, at)?.scenario;
    if (scenario === undefined) return;
    for (const value of block.values) this.#changed(block, await tryValue(this.#app, scenario, block, value));
  }

  #changed(block: ChangeBlock, { value, numbers }: Changed): void {
    for (const [i, { label }] of block.rows.entries()) {
      const number = numbers[i] ?? null;
      if (number === null) this.#add(block.line, `“${label}” has no value with ${value}`);
      const expected = block.expect.filter((one) => one.value === value && one.label === label);
      for (const { bound } of expected)
        if (number !== null && !isWithin(number, bound))
          this.#add(block.line, `“${label}” is ${number} with ${value}, not ${writeBound(bound)}`);
    }
  }

  async #goal(goal: GoalBlock, at: number): Promise<void> {
    await enterStep(this.#app, this.#lesson, at);
    const { view, recording } = this.#app.session.getState();
    if (isReached(goal, view, recording)) this.#add(goal.line, 'the goal is reached before anything is done');
    const isDone = await this.#app.machine.act(...goal.solution);
    const after = this.#app.session.getState();
    if (!isDone || !isReached(goal, after.view, after.recording))
      this.#add(goal.line, 'the stored solution does not reach the goal');
    if (goal.actions !== null && actionsTaken(after) > goal.actions)
      this.#add(goal.line, `the stored solution takes ${actionsTaken(after)} actions`);
  }
}

const NUMBER_WORDS: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ');

/** Returns whether a text contains a number: in digits, with any number of decimals, or as a word up to ten. */
function isWritten(text: string, value: number): boolean {
  if (NUMBER_WORDS.indexOf(text.toLowerCase()) === value) return true;
  const numbers = text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  return numbers.some((written) => {
    const plain = written.replaceAll(',', '');
    const digits = plain.split('.')[1]?.length ?? 0;
    return value.toFixed(digits) === plain;
  });
}
