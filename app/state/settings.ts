import { z } from 'zod';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { MARKS } from '../model/series/series.ts';

const KEY = 'slabscope.settings';

/** What was kept may be from another version, or edited: each part that makes no sense falls back on its own. */
const panel = (size: number, isOpen = true) =>
  z.object({ size: z.number().min(0).max(4000), isOpen: z.boolean() }).catch({ size, isOpen });

const schema = z.object({
  theme: z.enum(['system', 'dark', 'light']).catch('system'),
  side: panel(268),
  details: panel(340),
  time: panel(244),
  measure: z.enum(['time', 'events']).catch('time'),
  hasLanes: z.boolean().catch(false),
  mark: z.enum(MARKS).catch('grow'),
  unit: z.enum(['event', 'call', 'jiffy', 'mark']).catch('event'),
});

/**
 * What the user has set once and finds again. `side`, `details` and `time` are the panels beside and below the stage,
 * with their size in px; `measure` is what the timeline counts; `mark` the kind of mark to step to, `unit` what a step is.
 */
export type Settings = z.infer<typeof schema>;

/** A panel that can be resized and folded. */
export type PanelName = 'side' | 'details' | 'time';

/** What a step of the transport moves by. */
export type StepUnit = Settings['unit'];

/** Which theme the user chose. */
export type Theme = Settings['theme'];

/** The settings: kept by the browser where it keeps anything. */
export const useSettings: UseBoundStore<StoreApi<Settings>> = create<Settings>(() => readSettings(kept()));

/** Changes settings, and keeps them. */
export function setSettings(change: Partial<Settings>): void {
  useSettings.setState(change);
  keep(JSON.stringify(useSettings.getState()));
}

/** The settings in a text that was kept; presets for what is missing or makes no sense. */
export function readSettings(text: string | null): Settings {
  let found: unknown = {};
  try {
    found = JSON.parse(text ?? '{}');
  } catch {
    // Not ours, or cut short: start from the presets.
  }
  const result = schema.safeParse(found);
  return result.success ? result.data : schema.parse({});
}

function kept(): string | null {
  try {
    return globalThis.localStorage?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
}

function keep(text: string): void {
  try {
    globalThis.localStorage?.setItem(KEY, text);
  } catch {
    // A browser that keeps nothing forgets the settings; the page works all the same.
  }
}
