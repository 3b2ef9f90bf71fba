/** The view differs from the machine. */
export class Disagreement extends Error {
  constructor(what: string, of: number, machine: unknown, view: unknown) {
    super(`${what} of ${of} is ${String(machine)} in the machine and ${String(view)} in the view`);
    this.name = 'Disagreement';
  }
}

/**
 * Compares one number; `of` identifies its owner: the number of a task, the slot of a slab.
 * @throws Disagreement
 */
export function same(what: string, of: number, machine: number, view: number | undefined): void {
  if (machine !== view) throw new Disagreement(what, of, machine, view);
}

/**
 * Compares a fact.
 * @throws Disagreement
 */
export function sameFact(what: string, of: number, machine: boolean, view: boolean | undefined): void {
  if (machine !== view) throw new Disagreement(what, of, machine, view);
}
