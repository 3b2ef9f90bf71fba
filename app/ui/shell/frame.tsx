import type { JSX, ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { type ShellMode, setShell, useShell } from '../../state/shell.ts';
import css from './frame.module.css';
import { type Shape, useShape } from './shape.ts';
import { Sheet } from './sheet.tsx';
import { keepSizes, usePanel } from './use-panel.ts';

/** The parts of the page. `side` and `details` are null if a view has none. */
export interface FrameProps {
  readonly side: ReactNode;
  readonly stage: ReactNode;
  readonly details: ReactNode;
  /** The drawer over the lower edge of the stage and the details; null for none. */
  readonly drawer: ReactNode;
  /** Transport and timeline. */
  readonly time: ReactNode;
}

/** Height of the folded footer, which shows the transport, in px. */
const TIME_HEAD = 46;
const SIDE = { minSize: 220, maxSize: 460 } as const;
const DETAILS = { minSize: 260, maxSize: 720 } as const;

/** The page below the top bar: panels beside the stage and time below; on small screens the panels lie over it. */
export function Frame(props: FrameProps): JSX.Element {
  const shape = useShape();
  const mode = useShell((shell) => shell.mode);
  const isBare = mode !== 'full';
  if (isBare || shape === 'phone') return <Stacked {...props} mode={mode} />;
  return <Panels {...props} shape={shape} />;
}

/** Stage and time only; the panels are sheets, if shown at all. */
function Stacked({
  side,
  stage,
  details,
  drawer,
  time,
  mode,
}: FrameProps & { mode: ShellMode }): JSX.Element {
  return (
    <div className={css['stacked']} data-mode={mode} data-page-scrolls={mode === 'full' ? true : undefined}>
      <div className={css['work']}>
        <main className={css['stage']}>{stage}</main>
        {mode === 'full' && drawer}
      </div>
      <footer className={css['time']}>{time}</footer>
      {mode === 'full' && <Sheets side={side} details={details} />}
    </div>
  );
}

function Panels({ side, stage, details, drawer, time, shape }: FrameProps & { shape: Shape }): JSX.Element {
  const footer = usePanel('time', TIME_HEAD);
  return (
    <>
      <Group
        orientation="vertical"
        className={css['frame']}
        onLayoutChanged={(_, { isUserInteraction }) => isUserInteraction && keepSizes(['time'])}
      >
        <Panel id="work" minSize={200}>
          <div className={css['work']}>
            <Work side={side} stage={stage} details={shape === 'wide' ? details : null} />
            {drawer}
          </div>
        </Panel>
        <Separator className={css['divider']} aria-label="Height of the timeline" />
        <Panel
          id="time"
          collapsible
          collapsedSize={TIME_HEAD}
          minSize={170}
          maxSize="60%"
          defaultSize={footer.initial}
          groupResizeBehavior="preserve-pixel-size"
          panelRef={footer.ref}
        >
          <footer className={css['time']}>{time}</footer>
        </Panel>
      </Group>
      {shape !== 'wide' && <Sheets side={null} details={details} />}
    </>
  );
}

function Work({ side, stage, details }: Omit<FrameProps, 'time' | 'drawer'>): JSX.Element {
  const left = usePanel('side', 0);
  return (
    <Group
      orientation="horizontal"
      onLayoutChanged={(_, { isUserInteraction }) => isUserInteraction && keepSizes(['side', 'details'])}
    >
      <Panel
        id="side"
        collapsible
        {...SIDE}
        defaultSize={left.initial}
        groupResizeBehavior="preserve-pixel-size"
        panelRef={left.ref}
      >
        <nav className={css['controls']} aria-label="Machine">
          {side}
        </nav>
      </Panel>
      <Separator className={css['divider']} aria-label="Width of the controls" />
      <Panel id="stage" minSize={320}>
        <main className={css['stage']}>{stage}</main>
      </Panel>
      {details !== null && <Details>{details}</Details>}
    </Group>
  );
}

function Details({ children }: { readonly children: ReactNode }): JSX.Element {
  const right = usePanel('details', 0);
  return (
    <>
      <Separator className={css['divider']} aria-label="Width of the details" />
      <Panel
        id="details"
        collapsible
        {...DETAILS}
        defaultSize={right.initial}
        groupResizeBehavior="preserve-pixel-size"
        panelRef={right.ref}
      >
        <aside className={css['side']} aria-label="Details">
          {children}
        </aside>
      </Panel>
    </>
  );
}

function Sheets({ side, details }: Pick<FrameProps, 'side' | 'details'>): JSX.Element | null {
  const sheet = useShell((shell) => shell.sheet);
  const close = (): void => setShell({ sheet: null });
  if (sheet === 'side' && side !== null)
    return (
      <Sheet title="Controls" onClose={close}>
        {side}
      </Sheet>
    );
  if (sheet === 'details')
    return (
      <Sheet title="Details" onClose={close}>
        {details}
      </Sheet>
    );
  return null;
}
