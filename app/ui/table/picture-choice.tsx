import { Table2 } from 'lucide-react';
import type { JSX } from 'react';
import { setSession, useSession } from '../../state/session.ts';

/** Shows the machine as a table that says what the picture does, or as the picture again. */
export function PictureChoice(): JSX.Element {
  const isTable = useSession(({ pictureAs }) => pictureAs === 'table');
  return (
    <button
      type="button"
      className="icon"
      aria-pressed={isTable}
      title="The picture as a table"
      onClick={() => setSession({ pictureAs: isTable ? 'stage' : 'table' })}
    >
      <Table2 size={14} /> Table
    </button>
  );
}
