import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useRef } from 'react';
import type { Event } from '../../engine/index.ts';
import { taskName } from '../model/queries/names.ts';
import { payloadWords } from '../model/queries/payload-words.ts';
import { seek, useSession } from '../state/session.ts';

const ROW = 22;
/** Ms between two looks at where the playhead is, while it plays. */
const FOLLOW = 200;

/** Every event of the recording; the one before the playhead is marked, a click goes there. */
export function EventsPanel(): JSX.Element {
  const { recording, moment, length, view, playing } = useSession();
  const followed = useRef(0);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  useEffect(() => {
    // To scroll has the page laid out at once: while it plays that is done a few times a second.
    if (moment === 0 || (playing && performance.now() - followed.current < FOLLOW)) return;
    followed.current = performance.now();
    rows.scrollToIndex(moment - 1, { align: 'center' });
  }, [moment, playing, rows]);
  const line = (event: Event): string => `${taskName(view, event.task)} ${event.kind} ${payloadWords(event)}`;
  return (
    <section aria-label="Events" className="events">
      <h2>Events</h2>
      <div className="event-scroller" ref={scroller}>
        <ol style={{ blockSize: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <li
              key={index}
              style={{ position: 'absolute', insetBlockStart: start, blockSize: ROW, inlineSize: '100%' }}
            >
              <button
                type="button"
                className="event mono"
                aria-current={index === moment - 1 ? 'step' : undefined}
                onClick={() => seek(index + 1)}
              >
                <span className="dim">{index + 1}</span> {line(recording.event(index))}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
