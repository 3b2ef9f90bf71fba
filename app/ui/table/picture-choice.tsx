import { Table2 } from 'lucide-react';
import type { JSX } from 'react';
import { app, useSession } from '../../state/page.ts';
import { setSession } from '../../state/session.ts';

/** Shows the machine as a table that says what the picture does, or as the picture again. */
export function PictureChoice(): JSX.Element {
  const isTable = useSession(({ pictureAs }) => pictureAs === 'table');
  return (
    <button
      type="button"
      className="icon"
      aria-pressed={isTable}
      title="The picture as a table"
      onClick={() => setSession(app, { pictureAs: isTable ? 'stage' : 'table' })}
    >
      <Table2 size={14} /> Table
    </button>
  );
}
