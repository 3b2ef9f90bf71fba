import { type RefObject, useEffect, useState } from 'react';
import { isCut } from './is-cut.ts';

/**
 * Whether some of the text of an element is cut off. Then it needs a `tabIndex`, for the keyboard to read its tip.
 * @param words its text: measured again when it changes
 */
export function useIsCut(element: RefObject<HTMLElement | null>, words: string): boolean {
  const [result, setResult] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another width.
  useEffect(() => {
    const box = element.current;
    if (box === null) return;
    // An observer measures once the page is laid out, so that this costs no layout of its own.
    const observer = new ResizeObserver(() => setResult(isCut(box)));
    observer.observe(box);
    return () => observer.disconnect();
  }, [element, words]);
  return result;
}
