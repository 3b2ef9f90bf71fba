import { type JSX, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useOverlay } from '../../state/learn/overlay.ts';
import { plural } from '../../words/numbers.ts';
import css from './overlay.module.css';

/** The speaker's pen or spotlight over the page; Escape puts it away. */
export function Overlay(): JSX.Element | null {
  const kind = useOverlay((overlay) => overlay.kind);
  useEffect(() => {
    if (kind === null) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      useOverlay.setState({ kind: null });
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [kind]);
  if (kind === null) return null;
  return kind === 'ink' ? <Ink /> : <Spotlight />;
}

/** Lines of a pen, as the paths of an SVG, in px of the window. */
function Ink(): JSX.Element {
  const [lines, setLines] = useState<readonly string[]>([]);
  const isDown = useRef(false);
  const start = ({ clientX, clientY, currentTarget, pointerId }: PointerEvent<SVGSVGElement>): void => {
    currentTarget.setPointerCapture(pointerId);
    isDown.current = true;
    setLines((before) => [...before, `M${clientX} ${clientY}l0 0`]);
  };
  const draw = ({ clientX, clientY }: PointerEvent): void => {
    if (!isDown.current) return;
    setLines((before) => [...before.slice(0, -1), `${before.at(-1) ?? ''}L${clientX} ${clientY}`]);
  };
  const end = (): void => {
    isDown.current = false;
  };
  return (
    <div className={css['over']}>
      <svg
        className={css['ink']}
        role="img"
        aria-label={`Drawing: ${plural(lines.length, 'line')}`}
        onPointerDown={start}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {lines.map((line, at) => (
          // Lines only ever join at the end.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a line is its identity
          <path key={at} d={line} />
        ))}
      </svg>
      <Bar name="Pen" onWipe={() => setLines([])} />
    </div>
  );
}

function Spotlight(): JSX.Element {
  const light = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = ({ clientX, clientY }: globalThis.PointerEvent): void => {
      light.current?.style.setProperty('--x', `${clientX}px`);
      light.current?.style.setProperty('--y', `${clientY}px`);
    };
    window.addEventListener('pointermove', move);
    return () => window.removeEventListener('pointermove', move);
  }, []);
  return (
    <>
      <div ref={light} className={css['light']} aria-hidden="true" />
      <Bar name="Spotlight" />
    </>
  );
}

function Bar({ name, onWipe }: { readonly name: string; readonly onWipe?: () => void }): JSX.Element {
  return (
    <p className={css['bar']} role="toolbar" aria-label={name}>
      {onWipe !== undefined && (
        <button type="button" onClick={onWipe}>
          Wipe
        </button>
      )}
      <button type="button" onClick={() => useOverlay.setState({ kind: null })}>
        Put away
      </button>
    </p>
  );
}
