import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { exerciseFor } from '../../lessons/exercise.ts';
import { entryOf } from '../../lessons/find-moment.ts';
import type {
  GateBlock,
  GoalBlock,
  HighlightBlock,
  Lesson,
  LessonProblem,
  MomentBlock,
  When,
} from '../../lessons/lesson.ts';
import { markOf } from '../../lessons/place.ts';
import { setSession } from '../session.ts';
import { isRight, letHappen, type Prediction, type Truth } from './gate.ts';
import type { LessonApp } from './lesson-app.ts';
import { LessonMachines } from './lesson-machines.ts';
import { note, noteStep } from './progress.ts';
import { recordedAhead } from './recorded.ts';
import { enterStep, goToEntry, goToMoment, momentNamed, scenarioOf, stepOfMoment } from './step.ts';

/** A prediction and the engine's answer. */
export interface Answered {
  /** Null for a question put to the class, which needs no answer on this page. */
  readonly predicted: Prediction | null;
  readonly truth: Truth;
  readonly isRight: boolean;
}

/** What is explained beside the prose. */
export type Explained =
  | { readonly kind: 'says'; readonly text: string }
  | { readonly kind: 'term'; readonly name: string }
  | { readonly kind: 'rule'; readonly name: string };

/** An open lesson, and the learner's place in it. */
export interface OpenLesson {
  readonly lesson: Lesson | null;
  readonly step: number;
  /** The moment at which the step began: earlier actions do not count towards a goal. */
  readonly entry: number;
  /** Whether its machine is being prepared for the step. */
  readonly isComing: boolean;
  readonly answered: Answered | null;
  /** Whether the outcome of a gate is being run. */
  readonly isHappening: boolean;
  readonly explained: Explained | null;
  /** What is wrong with a lesson that could not be opened. */
  readonly problems: readonly LessonProblem[];
  /** The file or name of that lesson. */
  readonly failed: string;
}

/** The beginning of a run. */
const START: When = { at: null, events: 0, after: null, nth: 1 };

const CLOSED: OpenLesson = {
  lesson: null,
  step: 0,
  entry: 0,
  isComing: false,
  answered: null,
  isHappening: false,
  explained: null,
  problems: [],
  failed: '',
};

/** Plays a lesson on the machine of a session. */
export class Classroom {
  readonly store: UseBoundStore<StoreApi<OpenLesson>> = create<OpenLesson>(() => CLOSED);
  readonly #app: LessonApp;
  readonly #machines: LessonMachines;

  constructor(app: LessonApp) {
    this.#app = app;
    this.#machines = new LessonMachines(app);
  }

  /** Opens a lesson at a step. `isShared`: the machine on the page already belongs to it. */
  async open(lesson: Lesson, step: number, isShared = false): Promise<void> {
    this.#machines.clear();
    this.store.setState({ ...CLOSED, lesson });
    const at = Math.max(0, Math.min(step, lesson.steps.length - 1));
    if (isShared) this.store.setState({ step: at });
    else await this.goTo(at);
  }

  /** Shows why a lesson could not be opened. */
  refuse(failed: string, problems: readonly LessonProblem[]): void {
    this.#machines.clear();
    this.store.setState({ ...CLOSED, failed, problems });
  }

  /** Closes the lesson; its machine stays. */
  close(): void {
    this.#machines.clear();
    this.store.setState(CLOSED);
  }

  /** Goes to a step, and shows its machine. */
  async goTo(step: number): Promise<void> {
    const { lesson } = this.store.getState();
    if (lesson === null || lesson.steps[step] === undefined) return;
    this.store.setState({ step, answered: null, isHappening: false, explained: null, isComing: true });
    noteStep(lesson.name, step);
    await enterStep(this.#app, lesson, step, (block) => this.#machines.show(block));
    this.#app.session.setState({ isUnsaved: false, notice: null });
    if (!this.#isAt(lesson, step)) return;
    this.#arrive();
    void this.#prepareAfter(lesson, step);
  }

  /** Records the machine of the next step ahead, while a step is read. */
  async #prepareAfter(lesson: Lesson, read: number): Promise<void> {
    // Two engines at once would slow down each other and the page.
    await recordedAhead(this.#app);
    if (!this.#isAt(lesson, read)) return;
    const step = read + 1;
    const block = scenarioOf(lesson, step);
    if (block === null || block === scenarioOf(lesson, step - 1) || lesson.steps[step] === undefined) return;
    this.#machines.prepare(block, entryOf(lesson, step)?.when ?? START);
  }

  #arrive(): void {
    this.store.setState({ isComing: false, entry: this.#app.session.getState().moment });
  }

  #isAt(lesson: Lesson, step: number): boolean {
    const now = this.store.getState();
    return now.lesson === lesson && now.step === step;
  }

  /** Goes to a moment that the prose names. */
  async goToNamed(name: string): Promise<void> {
    const { lesson } = this.store.getState();
    const block = lesson === null ? null : momentNamed(lesson, name);
    if (lesson !== null && block !== null) await this.#show(lesson, block);
  }

  async #show(lesson: Lesson, block: MomentBlock): Promise<void> {
    const scenario = scenarioOf(lesson, stepOfMoment(lesson, block.name));
    if (scenario !== null && (await this.#machines.show(scenario))) await goToMoment(this.#app, block);
    this.#app.session.setState({ isUnsaved: false });
  }

  /** Marks what a highlight names, and shows its text. */
  async mark(block: HighlightBlock): Promise<void> {
    const { lesson } = this.store.getState();
    const moment = lesson === null || block.at === null ? null : momentNamed(lesson, block.at);
    if (lesson !== null && moment !== null) await this.#show(lesson, moment);
    const { view } = this.#app.session.getState();
    setSession(this.#app, { selection: null, highlight: markOf(view, block.mark) });
    this.explain({ kind: 'says', text: block.says });
  }

  /** Shows an explanation beside the prose; null for none. */
  explain(explained: Explained | null): void {
    this.store.setState({ explained });
  }

  /** Lets what a gate asks about happen, and compares it with the prediction. */
  async answer(gate: GateBlock, predicted: Prediction | null): Promise<Answered | null> {
    const { lesson, step } = this.store.getState();
    this.store.setState({ isHappening: true });
    const truth = await letHappen(this.#app, gate);
    this.#app.session.setState({ isUnsaved: false, notice: null });
    if (lesson === null || !this.#isAt(lesson, step)) return null;
    const answered =
      truth === null
        ? null
        : { predicted, truth, isRight: predicted !== null && isRight(gate, predicted, truth) };
    this.store.setState({ isHappening: false, answered });
    return answered;
  }

  /** Asks the question of a step again. */
  async askAgain(): Promise<void> {
    await this.goTo(this.store.getState().step);
  }

  /** Starts the machine of an exercise with the seed of a student, at the moment where the step begins. */
  async startExercise(goal: GoalBlock, student: string): Promise<void> {
    const { lesson, step } = this.store.getState();
    const scenario = lesson === null ? null : scenarioOf(lesson, step);
    if (lesson === null || scenario === null) return;
    this.store.setState({ isComing: true });
    const own = { ...scenario, scenario: exerciseFor({ goal, scenario: scenario.scenario }, student) };
    if (await this.#machines.show(own)) await goToEntry(this.#app, lesson, step);
    if (this.#isAt(lesson, step)) this.#arrive();
  }

  /** Notes that a goal is reached. */
  reached(goal: string, actions: number): void {
    const { lesson } = this.store.getState();
    if (lesson === null) return;
    note(lesson.name, ({ goals }) => ({ goals: { ...goals, [goal]: actions } }));
  }
}
