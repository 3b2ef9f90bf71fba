import { isExploreLink } from '../formats/explore-link-prefix.ts';
import { isLink } from '../formats/link.ts';
import { isReportLink } from '../formats/report-link-prefix.ts';
import { toneOf } from '../model/notice.ts';
import type { App } from './app.ts';
import { LESSON_HASH } from './learn/lesson-hash-prefix.ts';
import { onDemand } from './on-demand.ts';
import type { Origin } from './origin.ts';
import { setShell, useShell } from './shell.ts';
import { FIRST, startFirst } from './start/sources.ts';

/** What an address opens: a machine by name or in a link, and the view. */
export interface Address {
  /** The name of a scenario or a real machine; null for the machine that the page opens on. */
  readonly machine: string | null;
  /** The hash of a link; empty without one. It takes precedence over the name. */
  readonly hash: string;
  /** The hash of a link to a diagnosis; empty without one. */
  readonly report: string;
  /** The hash of a link to the explorer; empty without one. */
  readonly explored: string;
  readonly view: string;
}

const FIRST_VIEW = 'machine';
const REPORT_VIEW = 'diagnose';
const EXPLORE_VIEW = 'explore';

/** How links are read. */
const links = onDemand('The reader of links', () => import('./files/share.ts'));

/** How links to a diagnosis are read. */
const reports = onDemand('The reader of links', () => import('./report/share-report.ts'));

/** How links to the explorer are opened. */
const exploreLinks = onDemand('The reader of links to the explorer', () => import('./lab/explore-link.ts'));

/** Every scenario and real machine by name. The first picture does not need them. */
const named = onDemand('The list of machines', () => import('./start/start-named.ts'));

/** Reads an address of this page. */
export function readAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): Address {
  const parameters = new URLSearchParams(search);
  return {
    machine: parameters.get('machine'),
    hash: isLink(hash) ? hash : '',
    report: isReportLink(hash) ? hash : '',
    explored: isExploreLink(hash) ? hash : '',
    view: parameters.get('view') ?? viewOf(hash),
  };
}

/** The view that a hash leads to. */
function viewOf(hash: string): string {
  if (isReportLink(hash)) return REPORT_VIEW;
  return isExploreLink(hash) ? EXPLORE_VIEW : FIRST_VIEW;
}

/** Writes an address, relative to this page. Other parameters, such as `embed`, stay. */
export function writeAddress({ machine, hash, report, explored, view }: Address, search: string): string {
  const parameters = new URLSearchParams(search);
  const set = (name: string, value: string | null): void => {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  };
  set('machine', machine);
  set('view', view === FIRST_VIEW ? null : view);
  // `?embed` has no value, and stays without one.
  const text = parameters.toString().replace(/=(?=&|$)/g, '');
  const shown = (view === REPORT_VIEW && report) || (view === EXPLORE_VIEW && explored) || hash;
  return `${text === '' ? './' : `?${text}`}${shown}`;
}

/** The address of what is shown. A machine that no address can carry gets the address of the page itself. */
function shownAddress({ source }: Origin, report: string): Address {
  const { view, explored } = useShell.getState();
  const name = source.kind === 'named' && source.name !== FIRST ? source.name : null;
  return { machine: name, hash: source.kind === 'link' ? source.hash : '', report, explored, view };
}

/**
 * Opens what the address of the page names, then keeps the address and the page in step: reloading and going back lead
 * to
 * where the user was. Asks before work that is not saved is lost. Resolves once a machine has started.
 *
 * @param ask asks whether to leave unsaved work
 */
export async function followAddress(app: App, ask: () => boolean): Promise<void> {
  let isOpening = true;
  const write = (isNew: boolean): void => {
    const { origin } = app.session.getState();
    // A lesson in the address stays there.
    if (isOpening || origin === null || location.hash.startsWith(LESSON_HASH)) return;
    const address = writeAddress(shownAddress(origin, app.report.getState().hash), location.search);
    if (new URL(address, location.href).href === location.href) return;
    if (isNew) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  };
  const open = async (): Promise<void> => {
    const wanted = readAddress(location);
    const { origin, isUnsaved } = app.session.getState();
    const { hash: report } = app.report.getState();
    const isSame =
      origin !== null &&
      (wanted.report !== '' || wanted.explored !== '' || isSameMachine(wanted, shownAddress(origin, report)));
    if (!isSame && isUnsaved && !ask()) {
      write(true);
      return;
    }
    isOpening = true;
    setShell({ view: wanted.view });
    if (!isSame) await openMachine(app, wanted);
    if (wanted.report !== '' && wanted.report !== report)
      await (await reports()).openReportLink(app, wanted.report);
    await openExplored(app, wanted.explored);
    isOpening = false;
    // If it could not be opened, the address must match what is still shown.
    write(false);
  };
  app.session.subscribe((now, last) => {
    if (now.origin !== last.origin) write(true);
    if (now.isUnsaved !== last.isUnsaved) guardUnsaved(now.isUnsaved);
  });
  app.report.subscribe((now, last) => {
    if (now.hash !== last.hash) write(false);
  });
  useShell.subscribe((now, last) => {
    if (now.view !== last.view) write(true);
    else if (now.explored !== last.explored) write(false);
  });
  window.addEventListener('popstate', () => void open());
  window.addEventListener('hashchange', () => void open());
  await open();
}

/** Whether an address leads to something of its own, instead of the first page. */
export function leadsSomewhere({ search, hash }: Pick<Location, 'search' | 'hash'>): boolean {
  const parameters = new URLSearchParams(search);
  return parameters.has('machine') || parameters.has('view') || isLink(hash) || viewOf(hash) !== FIRST_VIEW;
}

function isSameMachine(a: Address, b: Address): boolean {
  return a.hash === b.hash && (a.hash !== '' || a.machine === b.machine);
}

/** Starts what an address names. Failing that, starts the first machine and keeps the error message. */
async function openMachine(app: App, { machine, hash }: Address): Promise<void> {
  if (hash !== '' && (await (await links()).openLink(app, hash))) return;
  if (hash === '' && machine !== null && (await openMachineNamed(app, machine))) return;
  const { notice, origin } = app.session.getState();
  // With a machine on the page the message is enough.
  if (origin !== null && notice !== null && toneOf(notice) === 'problem') return;
  await startFirst(app);
  if (notice !== null) app.session.setState({ notice });
}

/** Opens a link to the explorer, unless its program is already shown. */
async function openExplored(app: App, hash: string): Promise<void> {
  if (hash === '' || hash === useShell.getState().explored) return;
  await (await exploreLinks()).openExploreLink(app, hash);
}

/** Starts a scenario or a real machine by its name. Resolves to whether there is one. */
export async function openMachineNamed(app: App, name: string): Promise<boolean> {
  const { startNamed } = await named();
  return startNamed(app, name);
}

function askToLeave(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Has the browser ask before the page is closed, only while there is something to lose. */
function guardUnsaved(isUnsaved: boolean): void {
  if (isUnsaved) window.addEventListener('beforeunload', askToLeave);
  else window.removeEventListener('beforeunload', askToLeave);
}
