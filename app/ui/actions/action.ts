/** The headings under which actions are listed. */
export type Group =
  | 'Time'
  | 'Act'
  | 'Memory'
  | 'Callers'
  | 'Caches'
  | 'Tunables'
  | 'Stage'
  | 'Views'
  | 'Reading'
  | 'Page'
  | 'Machine'
  | 'Demos'
  | 'Concepts'
  | 'Upstream tests'
  | 'Real machines'
  | 'From nothing';

/** Something that can be done on the page. Keys, key sheet, palette, buttons and tooltips read the same tables. */
export interface Action {
  /** Unique among all actions, except that actions of one kind, such as one for each CPU, share it. */
  readonly id: string;
  /** An imperative that is clear without context. */
  readonly title: string;
  /** More words: shown beside the title, searched by the palette, and used in the tooltip of a button. */
  readonly detail?: string;
  readonly group: Group;
  /** The keys that run it, as `shortcut.ts` writes them. */
  readonly keys?: readonly string[];
  /** A shorter title for a button, or one that depends on the current state. */
  readonly label?: () => string;
  /** Text with which the palette continues instead of running something. */
  readonly fill?: string;
  /** Whether it can be done now; always, if absent. */
  readonly isAvailable?: () => boolean;
  readonly run: () => void;
}

/** Actions by short names; each id is the name of the table and the short name. */
export type Table<Name extends string> = Readonly<Record<Name, Action>>;

/** A row of a table: an action without the fields that the table adds. */
export type Row = Omit<Action, 'id' | 'group'>;

/** A table of actions of one group. */
export function table<Name extends string>(
  name: string,
  group: Group,
  rows: Readonly<Record<Name, Row>>,
): Table<Name>;
export function table(name: string, group: Group, rows: Readonly<Record<string, Row>>): Table<string> {
  return Object.fromEntries(
    Object.entries(rows).map(([short, row]) => [short, { id: `${name}.${short}`, group, ...row }]),
  );
}

/** The words on the button of an action. */
export function labelOf({ label, title }: Action): string {
  return label?.() ?? title;
}

/** Whether an action can be done now. */
export function isAvailable(action: Action): boolean {
  return action.isAvailable?.() ?? true;
}
