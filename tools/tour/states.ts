import type { Page } from '@playwright/test';
import { CATALOGUE } from '../../engine/index.ts';
import { act, at, canvasPoint, press, select, tab, unfold, widen } from './hands.ts';
import type { TourState } from './tour-state.ts';
import { VIEWS } from './views.ts';

/** Percentages of a scenario's time. */
const SHARES = [25, 50, 90] as const;

const SCENARIOS: readonly TourState[] = Object.keys(CATALOGUE).flatMap((name) =>
  SHARES.map((share) => ({
    subject: 'scenarios',
    name: `${name} at ${share} %`,
    address: `?machine=${name}`,
    open: at(share),
  })),
);

const MACHINE = '?view=machine';
const STRANDED = '?machine=magazine-stranding';
const DEADLOCK = '?machine=vmalloc-deadlock';

/** What the stage shows: links, zoom, movement, table. */
const STAGE: readonly Omit<TourState, 'subject'>[] = [
  { name: 'a million objects', address: '?machine=zfs-466-1' },
  { name: 'a magazine points to its slabs', address: STRANDED, open: select(40, 0.04, 0.2) },
  { name: 'an object is selected', address: STRANDED, open: select(40, 0.3, 0.6) },
  {
    name: 'a tooltip',
    address: STRANDED,
    open: act(at(40), async (page) => {
      const { x, y } = await canvasPoint(page, 0.3, 0.6);
      await page.mouse.move(x, y);
    }),
  },
  { name: 'zoomed in', address: DEADLOCK, open: act(at(25), press('+', '+')) },
  {
    name: 'the bytes of a slab',
    address: STRANDED,
    open: act(at(40), select(null, 0.3, 0.6), press('Enter')),
  },
  {
    name: 'closest',
    address: DEADLOCK,
    open: act(at(40), select(null, 0.3, 0.5), press('Enter', '+', '+', '+')),
  },
  {
    name: 'while it plays',
    address: DEADLOCK,
    open: act(at(24), press('Space'), (page) => page.waitForTimeout(1500), press('Space')),
  },
  { name: 'many emergency objects', address: DEADLOCK, open: at(50) },
  { name: 'all slabs freed', address: '?machine=slab-reclaim', open: at(50) },
  { name: 'before the first cache', address: '?machine=slab-small', open: press('Home') },
  {
    name: 'as a table',
    address: STRANDED,
    open: act(at(40), (page) => page.getByRole('button', { name: 'Table' }).click()),
  },
];

/** Names of the tabs of panels beside the stage. */
const TABS = [
  'Caches',
  'Tunables',
  'Pressure',
  'Callers',
  'Machine',
  'Record',
  'Inspect',
  'Now running',
] as const;

const PANELS: readonly Omit<TourState, 'subject'>[] = [
  ...TABS.map((name) => ({
    name,
    address: DEADLOCK,
    open: act(widen, at(40), tab(name)),
    unfold: unfold(name === 'Inspect' || name === 'Now running' ? 'Details' : 'Controls', name),
  })),
  {
    name: 'a tunable moved',
    address: DEADLOCK,
    open: act(widen, at(40)),
    unfold: act(unfold('Controls', 'Tunables'), (page) =>
      page.getByRole('slider', { name: 'obj_per_slab' }).first().press('ArrowRight'),
    ),
  },
  {
    name: 'Events',
    address: DEADLOCK,
    open: act(widen, at(40), (page) => page.getByRole('button', { name: 'Events', exact: true }).click()),
  },
];

const QUESTIONS: readonly Omit<TourState, 'subject'>[] = [
  {
    name: 'why is this slab kept?',
    address: STRANDED,
    open: act(widen, at(40), press('Tab'), select(null, 0.2, 0.6)),
  },
  { name: 'a CPU', address: DEADLOCK, open: select(40, 0.1, 0.13) },
  { name: 'an emergency object', address: DEADLOCK, open: select(30, 0.5, 0.69) },
  { name: 'pages', address: DEADLOCK, open: select(30, 0.5, 0.93) },
].map((state) => ({ ...state, unfold: unfold('Details', 'Inspect') }));

const dialog = (name: string, key: string): Omit<TourState, 'subject'> => ({
  name,
  address: '',
  open: press(key),
});

const DIALOGS: readonly Omit<TourState, 'subject'>[] = [
  dialog('commands', '/'),
  dialog('keys', '?'),
  ...['Open…', 'Share…'].map((name) => ({
    name,
    address: MACHINE,
    open: (page: Page) => page.getByRole('button', { name }).click(),
  })),
  {
    name: 'choose a machine',
    address: MACHINE,
    open: (page) => page.getByRole('button', { name: /^Machine:/ }).click(),
  },
];

const OTHERS: readonly TourState[] = [
  { subject: 'views', name: 'first page', address: '' },
  { subject: 'views', name: 'presenter mode', address: DEADLOCK, open: act(at(40), press('P')) },
  { subject: 'views', name: 'embedded', address: `${DEADLOCK}&embed`, open: press('PageDown', 'PageDown') },
  { subject: 'errors', name: 'a damaged link', address: '#run=damaged' },
  { subject: 'errors', name: 'an unknown machine', address: '?machine=nothing-like-this' },
  {
    subject: 'errors',
    name: 'a panic',
    address: MACHINE,
    open: async (page) => {
      page.once('dialog', (question) => void question.accept());
      await page.getByRole('button', { name: 'Destroy' }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
];

/** All states, by subject. Add a row for each new view or state. */
export const STATES: readonly TourState[] = [
  ...OTHERS,
  ...VIEWS,
  ...of('stage', STAGE),
  ...of('panels', PANELS),
  ...of('questions', QUESTIONS),
  ...of('dialogs', DIALOGS),
  ...SCENARIOS,
];

function of(subject: string, states: readonly Omit<TourState, 'subject'>[]): readonly TourState[] {
  return states.map((state) => ({ subject, ...state }));
}
