import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';

/** A choice of a CPU. */
export interface CpuSelectProps {
  readonly label: string;
  readonly cpu: number;
  readonly onChange: (cpu: number) => void;
}

/** A choice among all CPUs of the machine. */
export function CpuSelect({ label, cpu, onChange }: CpuSelectProps): JSX.Element {
  const cpus = useSession((session) => session.cpus);
  return (
    <select aria-label={label} value={cpu} onChange={(event) => onChange(Number(event.target.value))}>
      {Array.from({ length: cpus }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the CPU's own number.
        <option key={n} value={n}>
          CPU {n}
        </option>
      ))}
    </select>
  );
}
