import * as z from 'zod/mini';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { DEFAULT_EVENT_CAP, EVENT_CAPS } from '../model/event-caps.ts';

/** All that a step can move by. */
export const STEP_UNITS = ['event', 'call', 'jiffy', 'mark'] as const;

/** What happens when a recording is full. */
const WHEN_FULL = ['stop', 'thin'] as const;

const KEY = 'slabscope.settings';

// The page allows no eval, and even a try is reported as an error.
z.config({ jitless: true });

/** A panel beside or below the stage: its size in px while it is open. */
interface PanelSetting {
  readonly size: number;
  readonly isOpen: boolean;
}

/** Which theme the user chose. */
export type Theme = 'system' | 'dark' | 'light';

/** What a step of the transport moves by; `mark`: to the next mark of the chosen kind. */
export type StepUnit = (typeof STEP_UNITS)[number];

/** What the user has set once and finds again. */
export interface Settings {
  readonly theme: Theme;
  readonly side: PanelSetting;
  readonly details: PanelSetting;
  readonly time: PanelSetting;
  /** Whether the timeline shows what each cpu ran. */
  readonly hasLanes: boolean;
  readonly unit: StepUnit;
  /** Events that a recording keeps at most, and what happens then. */
  readonly mostEvents: (typeof EVENT_CAPS)[number];
  readonly whenFull: (typeof WHEN_FULL)[number];
}

/** What was kept may be from another version, or edited: each part that makes no sense falls back on its own. */
const schema: z.ZodMiniType<Settings> = z.object({
  theme: z.catch(z.enum(['system', 'dark', 'light']), 'system'),
  side: panelOf(256),
  details: panelOf(332),
  time: panelOf(timeHeight()),
  hasLanes: z.catch(z.boolean(), false),
  unit: z.catch(z.enum(STEP_UNITS), 'event'),
  mostEvents: z.catch(z.literal(EVENT_CAPS), DEFAULT_EVENT_CAP),
  whenFull: z.catch(z.enum(WHEN_FULL), 'stop'),
});

/** Height of the timeline at first: a quarter of the window, on a desk's screen no more than its curves need. */
function timeHeight(): number {
  const height = typeof window === 'undefined' ? 900 : window.innerHeight;
  return Math.round(Math.min(260, Math.max(190, height / 4)));
}

function panelOf(size: number): z.ZodMiniType<PanelSetting> {
  const px = z.number().check(z.minimum(0), z.maximum(4000));
  return z.catch(z.object({ size: px, isOpen: z.boolean() }), { size, isOpen: true });
}

/** A panel that can be resized and folded. */
export type PanelName = 'side' | 'details' | 'time';

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
