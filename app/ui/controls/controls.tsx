import { Cpu, Disc, Gauge, Layers, SlidersHorizontal, Workflow } from 'lucide-react';
import type { JSX } from 'react';
import { type ControlsPage, setSettings, useSettings } from '../../state/settings.ts';
import { LayoutChoice } from '../dialogs/layout-choice.tsx';
import { useShape } from '../shell/shape.ts';
import { Guarded } from '../widgets/guarded.tsx';
import { later } from '../widgets/lazily.tsx';
import { type Tab, TabList, tabId } from '../widgets/tab-list.tsx';
import { CachesPanel } from './caches-panel.tsx';
import css from './controls.module.css';

const OtherPages = later<{ readonly page: ControlsPage }>(
  { what: 'The control panels' },
  async () => (await import('./control-pages.tsx')).ControlPages,
);

const TABS: readonly Tab<ControlsPage>[] = [
  { id: 'caches', name: 'Caches', icon: <Layers size={17} aria-hidden="true" /> },
  { id: 'tunables', name: 'Tunables', icon: <SlidersHorizontal size={17} aria-hidden="true" /> },
  { id: 'pressure', name: 'Pressure', icon: <Gauge size={17} aria-hidden="true" /> },
  { id: 'callers', name: 'Callers', icon: <Workflow size={17} aria-hidden="true" /> },
  { id: 'machine', name: 'Machine', icon: <Cpu size={17} aria-hidden="true" /> },
  { id: 'recording', name: 'Record', icon: <Disc size={17} aria-hidden="true" /> },
];

const PANEL = 'controls-page';

/** All controls of the machine, a page for each subject. */
export function Controls(): JSX.Element {
  const page = useSettings((settings) => settings.controls);
  const isVertical = useShape() !== 'phone';
  return (
    <div className={css['controls']} data-vertical={isVertical}>
      <TabList
        label="Controls"
        tabs={TABS}
        chosen={page}
        onChoose={(controls) => setSettings({ controls })}
        panel={PANEL}
        isVertical={isVertical}
        className={css['tabs']}
      />
      <div className={css['page']} role="tabpanel" id={PANEL} aria-labelledby={tabId(PANEL, page)}>
        <Guarded key={page} what="This panel">
          {page === 'caches' ? (
            <>
              <CachesPanel />
              <LayoutChoice />
            </>
          ) : (
            <OtherPages page={page} />
          )}
        </Guarded>
      </div>
    </div>
  );
}
