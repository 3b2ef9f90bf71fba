import { defaultTunables, TUNABLE_NAMES, type Tunables } from '../../../engine/index.ts';
import type { View } from '../view.ts';

/** The module parameters at a moment. */
export function tunablesOf(view: View): Tunables {
  const tunables = defaultTunables();
  for (const [i, name] of TUNABLE_NAMES.entries()) tunables[name] = view.tunables[i] ?? tunables[name];
  return tunables;
}
