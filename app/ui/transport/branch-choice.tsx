import { GitBranch } from 'lucide-react';
import type { JSX } from 'react';
import { app, useSession } from '../../state/page.ts';
import { branchLabel } from '../../words/branches.ts';
import { formatCount } from '../../words/numbers.ts';

/** The branches, once there is more than one. */
export function BranchChoice(): JSX.Element | null {
  const branches = useSession((session) => session.branches);
  const branch = useSession((session) => session.branch);
  if (branches.length < 2) return null;
  return (
    <label className="group">
      <GitBranch size={14} aria-hidden="true" />
      <span className="visually-hidden">Branch</span>
      <select
        aria-label="Branch"
        value={branch}
        onChange={(event) => void app.machine.goToBranch(Number(event.target.value))}
      >
        {branches.map(({ id, cause, from, parent }) => (
          <option key={id} value={id}>
            {parent === null || from === 0
              ? branchLabel(cause)
              : `from ${formatCount(from)}: ${branchLabel(cause)}`}
          </option>
        ))}
      </select>
    </label>
  );
}
