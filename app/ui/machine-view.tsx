import { ChevronDown } from 'lucide-react';
import { type JSX, useState } from 'react';
import { toneOf } from '../model/notice.ts';
import { useSession } from '../state/page.ts';
import { useSettings } from '../state/settings.ts';
import { useShell } from '../state/shell.ts';
import { ActBar } from './controls/act-bar.tsx';
import { Controls } from './controls/controls.tsx';
import { EventsDrawer } from './events/events-drawer.tsx';
import { Banners } from './shell/banners.tsx';
import { Frame } from './shell/frame.tsx';
import { useShape } from './shell/shape.ts';
import { Starting } from './shell/starting.tsx';
import { StagePanel } from './stage/stage.tsx';
import { ChapterCaption } from './story/chapter-caption.tsx';
import { TimePanel } from './timeline/time-panel.tsx';
import { Guarded } from './widgets/guarded.tsx';
import { lazily } from './widgets/lazily.tsx';

const Details = lazily({ what: 'The details' }, async () => (await import('./details/details.tsx')).Details);
const Welcome = lazily({ what: 'The start page' }, async () => (await import('./shell/welcome.tsx')).Welcome);
const Presenter = lazily(
  { what: 'Presenter mode' },
  async () => (await import('./story/presenter.tsx')).Presenter,
);
const PictureTable = lazily(
  { what: 'The table' },
  async () => (await import('./table/picture-table.tsx')).PictureTable,
);

/** The machine: what is in its memory, what can be done to it, and its time. */
export function MachineView(): JSX.Element {
  const isPresented = useShell((shell) => shell.mode === 'presenter');
  if (isPresented) return <Presenter />;
  return (
    <Frame
      side={<Controls />}
      stage={<Middle />}
      details={<Details />}
      drawer={<EventsDrawer />}
      time={<TimePanel />}
    />
  );
}

function Middle(): JSX.Element {
  const mode = useShell((shell) => shell.mode);
  // With details beside the stage, there is room for all of it.
  const hasDetails = useSettings((settings) => settings.details.isOpen);
  const hasChapters = useSession((session) => session.chapters.length > 0);
  const shape = useShape();
  const isBeside = shape === 'wide' && hasDetails;
  const isSmall = shape === 'phone';
  // A scenario that creates its caches later has a picture from the start.
  const hasPicture = useSession(
    ({ origin, view, moment, length }) =>
      (origin?.scenario.end ?? 0) > 0 || moment < length || view.caches.some(Boolean),
  );
  return (
    <Guarded what="The stage">
      {mode === 'full' && hasChapters && <ChapterCaption isOneLine />}
      {mode === 'full' && !hasChapters && !isBeside && <Caption />}
      <Banners />
      {mode === 'full' && !isSmall && <ActBar />}
      {hasPicture ? <Picture /> : <NoPicture />}
      {mode === 'full' && isSmall && <ActBar />}
    </Guarded>
  );
}

/** Shown while a machine starts, or has nothing to show. */
function NoPicture(): JSX.Element {
  const isStarting = useSession(
    ({ origin, broken, notice }) =>
      origin === null && broken === null && (notice === null || toneOf(notice) !== 'problem'),
  );
  if (isStarting) return <Starting />;
  return <Welcome />;
}

/** The machine as a picture, or as a table with the same content. */
function Picture(): JSX.Element {
  const pictureAs = useSession((session) => session.pictureAs);
  return pictureAs === 'stage' ? <StagePanel /> : <PictureTable />;
}

/** The description of the scenario; a long one is cut until the user asks for all of it. */
function Caption(): JSX.Element {
  const caption = useSession((session) => session.origin?.caption ?? '');
  const [isWhole, setWhole] = useState(false);
  return (
    <button type="button" className="caption" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
      <span>{caption}</span>
      <ChevronDown size={15} aria-hidden="true" />
    </button>
  );
}
