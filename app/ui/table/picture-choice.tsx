import { Table2 } from 'lucide-react';
import type { JSX } from 'react';
import { app, useSession } from '../../state/page.ts';
import { setSession } from '../../state/session.ts';
import { tip } from '../widgets/tip.ts';

/** Switches between the picture and a table with the same content. */
export function PictureChoice(): JSX.Element {
  const isTable = useSession(({ pictureAs }) => pictureAs === 'table');
  return (
    <button
      type="button"
      className="icon"
      aria-pressed={isTable}
      {...tip('Show the picture as a table')}
      onClick={() => setSession(app, { pictureAs: isTable ? 'stage' : 'table' })}
    >
      <Table2 size={14} /> Table
    </button>
  );
}
