import { splitOf } from '../../model/layout/split.ts';
import { recreateCache } from '../../state/act/recreate.ts';
import { app } from '../../state/page.ts';
import { emptyCacheWords } from '../../words/questions.ts';

/** Recreates the cache in focus. Asks first if that would free objects in use. */
export function recreateAsking(): void {
  const { view, focus } = app.session.getState();
  const cache = view.caches[focus];
  if (cache === null || cache === undefined) return;
  const { inUse, emergency } = splitOf(cache);
  const held = cache.linuxLive > 0 ? cache.linuxLive : inUse + emergency;
  if (held > 0 && !confirm(emptyCacheWords(cache.name, held))) return;
  void recreateCache(app);
}
