import { X } from 'lucide-react';
import type { JSX } from 'react';
import type { Selected } from '../../model/selection.ts';
import { app } from '../../state/page.ts';
import { type Session, select } from '../../state/session.ts';
import { Term } from '../widgets/term.tsx';
import { CpuFacts } from './cpu-facts.tsx';
import css from './inspector.module.css';
import { MagazineFacts } from './magazine-facts.tsx';
import { ObjectFacts } from './object-facts.tsx';
import { PagesFacts } from './pages-facts.tsx';
import { SlabFacts } from './slab-facts.tsx';
import { TaskFacts } from './task-facts.tsx';

const TITLES: Readonly<Record<Selected['kind'], string>> = {
  object: 'Object',
  slab: 'Slab',
  magazine: 'Magazine',
  cpu: 'CPU',
  cache: 'Cache',
  task: 'Thread',
  pages: 'Pages',
};

/** The term of each kind in the glossary. */
const TERMS: Readonly<Record<Selected['kind'], string>> = {
  object: 'object',
  slab: 'slab',
  magazine: 'magazine',
  cpu: 'CPU',
  cache: 'cache',
  task: 'thread',
  pages: 'page',
};

/** A selection, and the machine at the moment. */
export interface InspectorProps {
  readonly session: Session;
  readonly selection: Selected;
}

/** Everything about the selection. */
export function Inspector({ session, selection }: InspectorProps): JSX.Element {
  return (
    <section aria-label="Selection" className={css['selection']}>
      <header className={css['head']}>
        <Term name={TERMS[selection.kind]} heading={2}>
          {TITLES[selection.kind]}
        </Term>
        <button
          type="button"
          className="quiet icon"
          aria-label="Clear the selection"
          onClick={() => select(app, null)}
        >
          <X size={14} />
        </button>
      </header>
      <Facts session={session} selected={selection} />
    </section>
  );
}

function Facts({ session, selected }: { session: Session; selected: Selected }): JSX.Element | null {
  switch (selected.kind) {
    case 'object':
      return <ObjectFacts session={session} obj={selected.slot} />;
    case 'slab':
      return <SlabFacts session={session} slab={selected.slot} />;
    case 'magazine':
      return <MagazineFacts session={session} index={selected.cache} cpu={selected.cpu} />;
    case 'cpu':
      return <CpuFacts session={session} cpu={selected.cpu} />;
    case 'task':
      return <TaskFacts session={session} id={selected.task} />;
    case 'pages':
      return <PagesFacts session={session} run={selected} />;
    case 'cache':
      return null;
  }
}
