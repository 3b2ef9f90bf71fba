import type { JSX } from 'react';
import { activityPhrase, innermost } from '../../model/queries/names.ts';
import type { CacheView, TaskView, View } from '../../model/view.ts';
import type { Selection } from '../../state/session.ts';
import style from './cpus.module.css';
import { Magazine } from './magazine.tsx';

/** The cpus with their threads and the magazines of a cache. */
export interface CpusProps {
  readonly view: View;
  readonly cache: CacheView;
  readonly cpus: number;
  /** Jiffies in a second. */
  readonly hz: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

/** Cpus beyond which their cards are small. */
const ROOMY = 16;
/** Threads that are shown to queue under a cpu. */
const QUEUED = 4;

/** A card for each cpu: who is there, what it does, and its magazine. */
export function Cpus({ view, cache, cpus, hz, selection, onSelect }: CpusProps): JSX.Element {
  const threads = threadsByCpu(view, cpus);
  const isSmall = cpus > ROOMY;
  return (
    <section aria-label="Threads and magazines">
      <header className="stratum-head">
        <h2>Threads and magazines</h2>
        <span className="mono dim">
          {cache.magSize === 0 ? 'no magazines' : `skm_size ${cache.magSize} · skm_refill ${cache.magRefill}`}
        </span>
      </header>
      <ul className={cpus > 8 ? 'cpus many' : 'cpus'}>
        {threads.map((here, cpu) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cpu's own number.
          <li className="cpu" key={cpu}>
            <CpuCard {...{ view, cache, cpu, here, hz, isSmall, selection, onSelect }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CardProps extends Omit<CpusProps, 'cpus'> {
  readonly cpu: number;
  /** Who has something to do on this cpu. */
  readonly here: readonly TaskView[];
  readonly isSmall: boolean;
}

function CpuCard({ view, cache, cpu, here, hz, isSmall, selection, onSelect }: CardProps): JSX.Element {
  const front = here.find((task) => task.activity === 'running') ?? here[0];
  const queue = here.filter((task) => task !== front);
  const skm = cache.magazines[cpu] ?? null;
  return (
    <>
      <p className="cpu-name">
        <strong>CPU {cpu}</strong> <span className="mono">{front?.name ?? ''}</span>
        {view.irqsOff[cpu] === true && <span className="tag">irq off</span>}
      </p>
      {(!isSmall || front !== undefined) && <Doing view={view} task={front} />}
      {skm !== null && <Magazine {...{ view, cache, cpu, skm, hz, isSmall, selection, onSelect }} />}
      {queue.slice(0, QUEUED).map((task) => (
        <p className="queued" key={task.id}>
          <span className="mono">{task.name}</span> {activityPhrase(view, task)}
        </p>
      ))}
      {queue.length > QUEUED && <p className="queued">and {queue.length - QUEUED} more</p>}
    </>
  );
}

/** The function that a task is inside and what it waits for: two lines, whether there is a task or not. */
function Doing({ view, task }: { view: View; task: TaskView | undefined }): JSX.Element {
  const isRunning = task?.activity === 'running';
  const phrase = task === undefined ? '' : activityPhrase(view, task);
  return (
    <>
      <p className={isRunning ? 'mono cpu-fn' : `mono cpu-fn ${style['asleep']}`}>
        {task === undefined ? 'idle' : (innermost(task) ?? '\u00a0')}
      </p>
      <p className={style['phrase']} title={phrase}>
        {phrase}
      </p>
    </>
  );
}

function threadsByCpu(view: View, cpus: number): TaskView[][] {
  const threads: TaskView[][] = Array.from({ length: cpus }, () => []);
  for (const task of view.tasks) {
    if (task.id > 0 && activityPhrase(view, task) !== 'idle') threads[task.cpu]?.push(task);
  }
  return threads;
}
