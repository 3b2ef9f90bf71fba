import { type FormEvent, type JSX, useState } from 'react';
import { type KmcFlag, type Preview, previewCache } from '../../../engine/index.ts';
import { ZFS_CACHES } from '../../formats/zfs-caches.ts';
import { tunablesOf } from '../../model/queries/tunables-of.ts';
import { createCache } from '../../state/act/cache-commands.ts';
import { app, useSession } from '../../state/page.ts';
import { Check } from '../widgets/check.tsx';
import { Choice } from '../widgets/choice.tsx';
import { Field } from '../widgets/field.tsx';
import { Problem } from '../widgets/problem.tsx';
import { bytes } from '../words.ts';

const BACKINGS = ['by size', 'KMEM', 'VMEM', 'SLAB'] as const;

interface Draft {
  readonly name: string;
  readonly size: string;
  readonly align: string;
  readonly backing: (typeof BACKINGS)[number];
  readonly isOffslab: boolean;
  readonly hasCallbacks: boolean;
  readonly reclaim: string;
}

const FIRST: Draft = {
  name: 'my_cache',
  size: '20480',
  align: '0',
  backing: 'by size',
  isOffslab: false,
  hasCallbacks: false,
  reclaim: '0',
};

/** A form for a new cache. The reference's own checks stay: an alignment that is no power of two is a panic. */
export function CreateCache({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const [draft, setDraft] = useState(FIRST);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const problem = problemOf(draft);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (problem !== null) return;
    const { name, size, align, hasCallbacks, reclaim } = draft;
    const callbacks = { ctor: hasCallbacks, dtor: hasCallbacks, reclaim: Number(reclaim) };
    await createCache(app, {
      name,
      size: Number(size),
      align: Number(align),
      flags: flagsOf(draft),
      ...callbacks,
    });
    onDone();
  };
  return (
    <form className="create" onSubmit={(event) => void submit(event)}>
      <LikeZfs onChange={change} />
      <Field label="Name" text={draft.name} onChange={(name) => change({ name })} />
      <Field
        label="Object size (bytes)"
        inputMode="numeric"
        text={draft.size}
        onChange={(size) => change({ size })}
      />
      <Field
        label="Alignment (bytes, 0: 8)"
        inputMode="numeric"
        text={draft.align}
        onChange={(align) => change({ align })}
      />
      <Choice
        label="Backing"
        value={draft.backing}
        values={BACKINGS}
        onChange={(backing) => change({ backing })}
      />
      <Check label="KMC_OFFSLAB" isOn={draft.isOffslab} onChange={(isOffslab) => change({ isOffslab })} />
      <Check
        label="constructor and destructor"
        isOn={draft.hasCallbacks}
        onChange={(hasCallbacks) => change({ hasCallbacks })}
      />
      <Field
        label="Reclaim callback frees (0: none)"
        inputMode="numeric"
        text={draft.reclaim}
        onChange={(reclaim) => change({ reclaim })}
      />
      {problem === null ? <Outcome draft={draft} /> : <Problem words={problem} />}
      <button type="submit" className="primary" disabled={problem !== null}>
        Create
      </button>
    </form>
  );
}

/** Takes the figures of a cache of ZFS over. */
function LikeZfs({ onChange }: { readonly onChange: (part: Partial<Draft>) => void }): JSX.Element {
  const take = (chosen: string): void => {
    const cache = ZFS_CACHES.find(({ name }) => name === chosen);
    if (cache === undefined) return;
    const { name, size, align, hasCallbacks } = cache;
    onChange({
      name,
      size: String(size),
      align: String(align),
      hasCallbacks,
      backing: 'by size',
      isOffslab: false,
    });
  };
  return (
    <label>
      Like one of ZFS
      <select value="" onChange={(event) => take(event.target.value)}>
        <option value="">choose …</option>
        {ZFS_CACHES.map(({ name, size, what }) => (
          <option key={name} value={name} title={what}>
            {name} ({size} B)
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the creation would come to, under the module parameters of the moment. */
function Outcome({ draft }: { readonly draft: Draft }): JSX.Element {
  const view = useSession((session) => session.view);
  const preview = previewCache(tunablesOf(view), {
    size: Number(draft.size),
    align: Number(draft.align),
    flags: flagsOf(draft),
  });
  return (
    <p className="preview" role="status">
      {outcomeWords(preview, Number(draft.size), draft.backing === 'by size')}
    </p>
  );
}

function outcomeWords(preview: Preview, size: number, isChosen: boolean): string {
  if (preview.kind === 'null') return 'NULL: no slab of such objects can be laid out.';
  if (preview.kind === 'panic') return `A panic: ${preview.reason}.`;
  const { backing, slabSize, slabObjs, magSize } = preview.layout;
  const why = isChosen ? ' (by the limits of the module)' : '';
  if (backing === 'SLAB') return `SLAB${why}: the Linux slab does the work.`;
  const waste = (100 * (1 - (slabObjs * size) / slabSize)).toFixed(1);
  return `${backing}${why}: slabs of ${bytes(slabSize)} with ${slabObjs} objects, ${waste} % not payload; magazines of ${magSize}.`;
}

function flagsOf({ backing, isOffslab }: Draft): KmcFlag[] {
  const flags: KmcFlag[] = backing === 'by size' ? [] : [backing];
  return isOffslab ? [...flags, 'OFFSLAB'] : flags;
}

function problemOf({ name, size, align, reclaim }: Draft): string | null {
  if (name.trim() === '') return 'A cache needs a name.';
  if (!/^\d+$/.test(size) || Number(size) < 1 || Number(size) > 2 ** 30)
    return 'Object size: a whole number of bytes from 1 to 1073741824.';
  if (!/^\d+$/.test(align) || Number(align) > 2 ** 20)
    return 'Alignment: a whole number of bytes, 0 for none asked for.';
  if (!/^\d+$/.test(reclaim) || Number(reclaim) > 1e6) return 'Reclaim callback: a whole number of objects.';
  return null;
}
