import { Pause, Play, StepForward } from 'lucide-react';
import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import { objectName, slabName } from '../../model/names/names.ts';
import { pictureOf, type SmallObject, type SmallPicture } from '../../model/small-machine/picture.ts';
import { View } from '../../model/view.ts';
import { stepWords } from '../../words/small-machine.ts';
import { fly, isMotionReduced } from './flights.ts';
import css from './small-stage.module.css';
import { type SmallMachine, useSmallMachine } from './use-small-machine.ts';

/** Ms from one step to the next, and places for slabs. */
const STEP_MS = 1900;
const PLACES = 8;
/** The first step to show: the machine has already been at work for a while. */
const FIRST = 26;

/** A small machine that works slowly enough to follow, with a caption for each step. */
export function SmallStage(): JSX.Element {
  const machine = useSmallMachine();
  return machine === null ? (
    <div className={css['machine']} aria-busy="true" />
  ) : (
    <Running machine={machine} />
  );
}

function Running({ machine }: { readonly machine: SmallMachine }): JSX.Element {
  const { recording, start, steps } = machine;
  const [at, setAt] = useState(FIRST);
  const [isRunning, setRunning] = useState(() => !isMotionReduced());
  const box = useRef<HTMLDivElement>(null);
  const view = useMemo(() => new View(), []);
  const step = at === 0 ? undefined : steps[at - 1];
  const picture = useMemo(() => {
    recording.seek(view, step?.moment ?? start);
    return pictureOf(view, PLACES);
  }, [recording, view, step, start]);
  const words = useMemo(() => {
    if (step === undefined) return null;
    const names = step.objs.map((obj) => objectName(view, obj).slice(1));
    return stepWords(step.kind, step.cpu, names, step.slab < 0 ? '' : slabName(view, step.slab));
  }, [step, view]);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(() => setAt((last) => (last + 1) % steps.length), at === FIRST ? 900 : STEP_MS);
    return () => clearTimeout(timer);
  }, [isRunning, at, steps.length]);
  useEffect(() => {
    if (box.current !== null && step !== undefined) fly(box.current, step);
  }, [step]);
  return (
    <div className={css['machine']} ref={box}>
      <Magazines picture={picture} />
      <Slabs picture={picture} />
      <div className={css['caption']}>
        <p aria-live={isRunning ? 'off' : 'polite'}>
          {words === null ? 'A small machine: two CPUs and a cache of objects.' : words.what}{' '}
          <span className="dim">{words?.why}</span>
        </p>
        <span className={css['buttons']}>
          <button type="button" onClick={() => setRunning(!isRunning)}>
            {isRunning ? <Pause size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
            {isRunning ? 'Pause' : 'Run'}
          </button>
          {!isRunning && (
            <button type="button" onClick={() => setAt((at + 1) % steps.length)}>
              <StepForward size={18} aria-hidden="true" />
              Next step
            </button>
          )}
        </span>
      </div>
    </div>
  );
}

function Magazines({ picture }: { readonly picture: SmallPicture }): JSX.Element {
  return (
    <section className={css['stratum']}>
      <h2>Magazines: each CPU keeps a few objects for itself</h2>
      <div className={css['cards']}>
        {picture.magazines.map(({ cpu, places }) => (
          <article key={cpu} className={css['cpu']} aria-label={`CPU ${cpu}`}>
            <h3>CPU {cpu}</h3>
            <ol>
              {places.map(({ id, object }) => (
                <li key={id} data-flight={id} className={css['mark']} data-place={object?.place ?? 'empty'}>
                  {object?.name}
                </li>
              ))}
            </ol>
          </article>
        ))}
      </div>
    </section>
  );
}

function Slabs({ picture }: { readonly picture: SmallPicture }): JSX.Element {
  return (
    <section className={css['stratum']}>
      <h2>Slabs: where objects come from</h2>
      <div className={css['slabs']}>
        {picture.slabs.map(({ id, slab }) =>
          slab === null ? (
            <div key={id} className={css['hole']} />
          ) : (
            <article key={id} className={css['slab']} data-full={slab.out === slab.objects.length}>
              <h3>
                <span className="mono">{slab.name}</span>
                <span className="mono dim">
                  {slab.out}/{slab.objects.length}
                </span>
              </h3>
              <ul>{slab.objects.map(cell)}</ul>
            </article>
          ),
        )}
      </div>
    </section>
  );
}

function cell({ slot, name, place }: SmallObject): JSX.Element {
  return (
    <li key={slot} data-flight={`o${slot}`} className={css['mark']} data-place={place}>
      {name}
    </li>
  );
}
