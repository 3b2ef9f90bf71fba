import { useSession } from '../session.ts';
import type { Branch } from './branches.ts';

/** The branch that is looked at; null before anything was started. */
export function currentBranch(): Branch | null {
  const { branches, branch } = useSession.getState();
  return branches.find(({ id }) => id === branch) ?? null;
}

/** Changes the branch that is looked at. */
export function changeBranch(change: (branch: Branch) => Branch): void {
  const { branches, branch } = useSession.getState();
  useSession.setState({ branches: branches.map((old) => (old.id === branch ? change(old) : old)) });
}
