import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';
import { watchWords } from '../../words/gallery.ts';
import type { Source } from '../sources.ts';
import { nameTip } from '../widgets/tip.ts';
import css from './gallery.module.css';
import { usePicture } from './use-picture.ts';

/** A machine of the gallery: its picture, title, description and length. */
export function GalleryCard({
  source,
  onClose,
}: {
  readonly source: Source;
  readonly onClose: () => void;
}): JSX.Element {
  const { title, about, chapters, end, start } = source;
  const isCurrent = useSession((session) => session.origin?.title === title);
  const { room, picture } = usePicture(source);
  const watch = watchWords(chapters, end);
  return (
    <li>
      <button
        type="button"
        className={css['card']}
        aria-current={isCurrent ? 'true' : undefined}
        {...nameTip(about)}
        onClick={() => {
          start();
          onClose();
        }}
      >
        <span ref={room} className={css['picture']}>
          {picture !== null && <img src={picture} alt="" />}
        </span>
        <strong>{title}</strong>
        <span className={css['about']}>{about}</span>
        {watch !== '' && <span className={css['watch']}>{watch}</span>}
      </button>
    </li>
  );
}
