import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { type PersistStorage, persist, type StorageValue } from 'zustand/middleware';
import { DEFAULT_EVENT_CAP, EVENT_CAPS } from '../model/event-caps.ts';

/** The units of a step. */
export const STEP_UNITS = ['event', 'call', 'jiffy', 'mark'] as const;

/** The pages of the controls beside the stage. */
const CONTROLS = ['caches', 'tunables', 'pressure', 'callers', 'machine', 'recording'] as const;

/** What happens when a recording is full. */
const WHEN_FULL = ['stop', 'thin'] as const;

const KEY = 'slabscope.settings';
/** The largest size of a panel that makes sense, in px. */
const MOST_PX = 4000;

/** A panel beside or below the stage: its size in px while it is open. */
interface PanelSetting {
  readonly size: number;
  readonly isOpen: boolean;
}

/** Which theme the user chose. */
export type Theme = 'system' | 'dark' | 'light';

/** The unit of a step; `mark`: to the next mark of the chosen kind. */
export type StepUnit = (typeof STEP_UNITS)[number];

/** A page of the controls beside the stage. */
export type ControlsPage = (typeof CONTROLS)[number];

/** Choices of the user that are stored in the browser. */
export interface Settings {
  readonly theme: Theme;
  /** Whether the start page has been left before. */
  readonly hasVisited: boolean;
  readonly side: PanelSetting;
  readonly details: PanelSetting;
  readonly time: PanelSetting;
  readonly controls: ControlsPage;
  /** Whether the timeline shows what each CPU ran. */
  readonly hasLanes: boolean;
  readonly unit: StepUnit;
  /** Events that a recording keeps at most, and what happens then. */
  readonly mostEvents: (typeof EVENT_CAPS)[number];
  readonly whenFull: (typeof WHEN_FULL)[number];
}

/** The themes that can be chosen. */
const THEMES: readonly Theme[] = ['system', 'dark', 'light'];

/**
 * Stored settings may be of another version, or edited: each part that is not valid gets its default. Checked by hand,
 * since a schema library would be a tenth of the first download.
 */
function settingsOf(found: Readonly<Record<string, unknown>>): Settings {
  return {
    theme: oneOf(THEMES, found['theme'], 'system'),
    hasVisited: found['hasVisited'] === true,
    side: panelOf(found['side'], 250),
    details: panelOf(found['details'], 304),
    time: panelOf(found['time'], timeHeight()),
    controls: oneOf(CONTROLS, found['controls'], 'caches'),
    hasLanes: found['hasLanes'] === true,
    unit: oneOf(STEP_UNITS, found['unit'], 'event'),
    mostEvents: oneOf(EVENT_CAPS, found['mostEvents'], DEFAULT_EVENT_CAP),
    whenFull: oneOf(WHEN_FULL, found['whenFull'], 'stop'),
  };
}

function oneOf<T>(values: readonly T[], found: unknown, preset: T): T {
  return values.find((value) => value === found) ?? preset;
}

/** Extra height of the controls above the timeline on touch screens, in px. */
const FINGER = 44;

/** Initial height of the timeline: a quarter of the window, but no more than its curves need. */
function timeHeight(): number {
  const height = typeof window === 'undefined' ? 900 : window.innerHeight;
  const controls = globalThis.matchMedia?.('(pointer: coarse)').matches === true ? FINGER : 0;
  return controls + Math.round(Math.min(320, Math.max(220, 0.245 * height)));
}

function panelOf(found: unknown, preset: number): PanelSetting {
  const { size, isOpen } = isObject(found) ? found : {};
  const isRight = typeof size === 'number' && size >= 0 && size <= MOST_PX && typeof isOpen === 'boolean';
  return isRight ? { size, isOpen } : { size: preset, isOpen: true };
}

/** A panel that can be resized and folded. */
export type PanelName = 'side' | 'details' | 'time';

/** The version of stored settings. Those of 0.2 and before have no version, and are stored without an envelope. */
const VERSION = 1;

/** Where settings are stored: text by name. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Creates the store of settings, with what was stored before. Without a storage, or if it fails, they last as long as
 * the page.
 */
export function createSettings(texts: () => TextStorage | undefined): UseBoundStore<StoreApi<Settings>> {
  return create<Settings>()(
    persist(() => settingsOf({}), {
      name: KEY,
      version: VERSION,
      storage: storageOf(texts),
      // Every version so far has the same fields; those that a stored one lacks get their defaults.
      migrate: (stored) => settingsOf(isObject(stored) ? stored : {}),
      merge: (stored) => settingsOf(isObject(stored) ? stored : {}),
    }),
  );
}

/** The settings of this browser. */
export const useSettings: UseBoundStore<StoreApi<Settings>> = createSettings(() => globalThis.localStorage);

/** Changes settings, and stores them. */
export function setSettings(change: Partial<Settings>): void {
  useSettings.setState(change);
}

/** Reads and writes stored settings. A browser may refuse both; the page works anyway. */
function storageOf(texts: () => TextStorage | undefined): PersistStorage<unknown> {
  return {
    getItem: (name) => {
      try {
        return envelope(JSON.parse(texts()?.getItem(name) ?? 'null'));
      } catch {
        return null;
      }
    },
    setItem: (name, value) => {
      try {
        texts()?.setItem(name, JSON.stringify(value));
      } catch {
        // Refused, or no room.
      }
    },
    removeItem: (name) => {
      try {
        texts()?.removeItem(name);
      } catch {
        // Refused.
      }
    },
  };
}

/** The stored settings in the middleware's form; settings without a version get version 0. */
function envelope(found: unknown): StorageValue<unknown> | null {
  if (!isObject(found)) return null;
  if (!('state' in found)) return { state: found, version: 0 };
  const { state, version } = found;
  return { state, version: typeof version === 'number' ? version : 0 };
}

function isObject(found: unknown): found is Readonly<Record<string, unknown>> {
  return typeof found === 'object' && found !== null;
}
