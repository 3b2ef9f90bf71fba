import type { Program } from '../../../engine/index.ts';
import { runExplore } from '../../host/explore-runner.ts';
import type { GoodTurns } from '../../model/explore/good-order.ts';

/**
 * Looks in a worker for an order that ends well, as close as possible to one that was found; calls `then` with it, or with
 * null if every order breaks. Returns a function that cancels the search.
 */
export function seekGoodOrder(
  program: Program,
  find: Program['find'],
  schedule: readonly number[],
  then: (good: GoodTurns | null) => void,
): () => void {
  const runner = runExplore(
    { kind: 'good order', program, find, schedule },
    {
      onNews: (news) => {
        if (news.kind !== 'good order' || !news.isOver) return;
        runner.stop();
        then(news.good);
      },
      onFailure: () => {
        runner.stop();
        then(null);
      },
    },
  );
  return () => runner.stop();
}
