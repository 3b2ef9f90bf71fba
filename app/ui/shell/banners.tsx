import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';
import { lazily } from '../widgets/lazily.tsx';

const BannerList = lazily(
  { what: 'The message about the machine' },
  async () => (await import('./banner-list.tsx')).BannerList,
);

/** States of the machine that need a decision, shown above the stage. */
export function Banners(): JSX.Element | null {
  const isNeeded = useSession(
    ({ broken, view, lockup, moment, length }) =>
      broken !== null ||
      view.panic !== null ||
      view.damage !== null ||
      (lockup !== null && moment === length),
  );
  return isNeeded ? <BannerList /> : null;
}
