import { type FormEvent, type JSX, useState } from 'react';
import { createCache } from '../state/commands.ts';

const BACKINGS = ['by size', 'KMEM', 'VMEM', 'SLAB'] as const;

/** A form for a new cache. The reference's own checks stay: an alignment that is no power of two is a panic. */
export function CreateCache({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const [name, setName] = useState('my_cache');
  const [size, setSize] = useState('20480');
  const [align, setAlign] = useState('0');
  const [choice, setChoice] = useState<(typeof BACKINGS)[number]>('by size');
  const [isOffslab, setOffslab] = useState(false);
  const problem = problemOf(name, size, align);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (problem !== null) return;
    const backing = choice === 'by size' ? [] : [choice];
    const flags = isOffslab ? [...backing, 'OFFSLAB' as const] : backing;
    await createCache({ name, size: Number(size), align: Number(align), flags });
    onDone();
  };
  return (
    <form className="create" onSubmit={(event) => void submit(event)}>
      <label>
        Name
        <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        Object size (bytes)
        <input inputMode="numeric" value={size} onChange={(event) => setSize(event.target.value)} />
      </label>
      <label>
        Alignment (bytes, 0: 8)
        <input inputMode="numeric" value={align} onChange={(event) => setAlign(event.target.value)} />
      </label>
      <label>
        Backing
        <select
          value={choice}
          onChange={(event) => setChoice(BACKINGS.find((b) => b === event.target.value) ?? 'by size')}
        >
          {BACKINGS.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={isOffslab} onChange={(event) => setOffslab(event.target.checked)} />{' '}
        KMC_OFFSLAB
      </label>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="primary" disabled={problem !== null}>
        Create
      </button>
    </form>
  );
}

function problemOf(name: string, size: string, align: string): string | null {
  if (name.trim() === '') return 'A cache needs a name.';
  if (!/^\d+$/.test(size) || Number(size) < 1 || Number(size) > 2 ** 30)
    return 'Object size: a whole number of bytes from 1 to 1073741824.';
  if (!/^\d+$/.test(align) || Number(align) > 2 ** 20)
    return 'Alignment: a whole number of bytes, 0 for none asked for.';
  return null;
}
