import { type JSX, useState } from 'react';
import { PLACE, type View } from '../../model/view.ts';
import { freeObject } from '../../state/act/commands.ts';
import { freeWrongly, otherCaches } from '../../state/act/mistakes.ts';
import { app, useSession } from '../../state/page.ts';
import { CpuSelect } from '../widgets/cpu-select.tsx';
import { tip } from '../widgets/tip.ts';

/** Actions on an object: a free on any CPU if it is in use, and frees that no correct caller makes. */
export function FreeObject({ view, obj }: { readonly view: View; readonly obj: number }): JSX.Element | null {
  const cpus = useSession((session) => session.cpus);
  const [chosen, setCpu] = useState<number | null>(null);
  const [picked, setInto] = useState<number | null>(null);
  const place = view.objPlace.get(obj);
  const isHeld = place === PLACE.caller || place === PLACE.emergency || place === PLACE.linux;
  const own = view.objCache.get(obj);
  // An emergency object can be freed again after its memory is gone; an object of a freed slab cannot.
  const isEmergency = view.objSlab.get(obj) < 0 && (view.caches[own]?.linuxLive ?? 0) < 0;
  const isOurs = isEmergency || (view.objSlab.get(obj) >= 0 && place !== PLACE.nowhere);
  if (!isHeld && !isOurs) return null;
  const cpu = chosen ?? Math.min(cpus - 1, Math.max(0, view.objCpu.get(obj)));
  const others = isOurs ? otherCaches(app, own) : [];
  const into = picked !== null && others.includes(picked) ? picked : others[0];
  return (
    <>
      <p className="row">
        {isHeld ? (
          <button type="button" onClick={() => void freeObject(app, obj, cpu)}>
            Free this object
          </button>
        ) : (
          <button
            type="button"
            {...tip('A double free: the object is not in use')}
            onClick={() => void freeWrongly(app, obj, cpu, own)}
          >
            Free it again
          </button>
        )}
        <CpuSelect label="Free on" cpu={cpu} onChange={setCpu} />
      </p>
      {into !== undefined && (
        <p className="row">
          <button
            type="button"
            {...tip('Frees a pointer that this cache did not allocate')}
            onClick={() => void freeWrongly(app, obj, cpu, into)}
          >
            Free it into
          </button>
          <select
            aria-label="Another cache"
            value={into}
            onChange={(event) => setInto(Number(event.target.value))}
          >
            {others.map((index) => (
              <option key={index} value={index}>
                {view.caches[index]?.name}
              </option>
            ))}
          </select>
        </p>
      )}
    </>
  );
}
