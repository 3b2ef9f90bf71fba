import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';

/** One of the machine's cpus to choose. */
export interface CpuSelectProps {
  readonly label: string;
  readonly cpu: number;
  readonly onChange: (cpu: number) => void;
}

/** A choice among all cpus of the machine. */
export function CpuSelect({ label, cpu, onChange }: CpuSelectProps): JSX.Element {
  const cpus = useSession((session) => session.cpus);
  return (
    <select aria-label={label} value={cpu} onChange={(event) => onChange(Number(event.target.value))}>
      {Array.from({ length: cpus }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cpu's own number.
        <option key={n} value={n}>
          CPU {n}
        </option>
      ))}
    </select>
  );
}
