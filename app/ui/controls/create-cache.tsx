import { type FormEvent, type JSX, useState } from 'react';
import { type KmcFlag, previewCache } from '../../../engine/index.ts';
import { ZFS_CACHES } from '../../formats/zfs-caches.ts';
import { tunablesOf } from '../../model/layout/tunables-of.ts';
import { createCache } from '../../state/act/cache-commands.ts';
import { app, useSession } from '../../state/page.ts';
import { previewWords } from '../../words/tunables.ts';
import { Check } from '../widgets/check.tsx';
import { Choice } from '../widgets/choice.tsx';
import { Field } from '../widgets/field.tsx';
import { Problem } from '../widgets/problem.tsx';

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

/** A form for a new cache. The reference's own checks apply: an alignment that is not a power of two panics. */
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
        label="Alignment (bytes; 0 = default 8)"
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
        label="Objects freed per reclaim call (0 = no callback)"
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

/** Fills the form with the figures of a ZFS cache. */
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
      Copy a ZFS cache
      <select value="" onChange={(event) => take(event.target.value)}>
        <option value="">choose…</option>
        {ZFS_CACHES.map(({ name, size, what }) => (
          <option key={name} value={name}>
            {name} ({size} B): {what}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The outcome of creating the cache with the current module parameters. */
function Outcome({ draft }: { readonly draft: Draft }): JSX.Element {
  const view = useSession((session) => session.view);
  const preview = previewCache(tunablesOf(view), {
    size: Number(draft.size),
    align: Number(draft.align),
    flags: flagsOf(draft),
  });
  return (
    <p className="preview" role="status">
      {previewWords(preview, Number(draft.size), draft.backing === 'by size')}
    </p>
  );
}

function flagsOf({ backing, isOffslab }: Draft): KmcFlag[] {
  const flags: KmcFlag[] = backing === 'by size' ? [] : [backing];
  return isOffslab ? [...flags, 'OFFSLAB'] : flags;
}

function problemOf({ name, size, align, reclaim }: Draft): string | null {
  if (name.trim() === '') return 'Enter a name.';
  if (!/^\d+$/.test(size) || Number(size) < 1 || Number(size) > 2 ** 30)
    return 'Object size must be a whole number of bytes from 1 to 1,073,741,824.';
  if (!/^\d+$/.test(align) || Number(align) > 2 ** 20)
    return 'Alignment must be a whole number of bytes up to 1,048,576; 0 uses the default.';
  if (!/^\d+$/.test(reclaim) || Number(reclaim) > 1e6)
    return 'Objects freed per reclaim call must be a whole number up to 1,000,000.';
  return null;
}
