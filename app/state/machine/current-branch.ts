import type { InSession } from '../session.ts';
import type { Branch } from './branches.ts';

/** The branch that is shown; null before anything was started. */
export function currentBranch(app: InSession): Branch | null {
  const { branches, branch } = app.session.getState();
  return branches.find(({ id }) => id === branch) ?? null;
}

/** Changes the branch that is shown. */
export function changeBranch(app: InSession, change: (branch: Branch) => Branch): void {
  const { branches, branch } = app.session.getState();
  app.session.setState({ branches: branches.map((old) => (old.id === branch ? change(old) : old)) });
}
