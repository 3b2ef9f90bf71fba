/**
 * Returns whether some of an element's text is cut off or hidden for lack of room. Text for screen readers only does
 * not count.
 */
export function isCut(element: Element): boolean {
  return [element, ...element.querySelectorAll('*')].some(
    (one) =>
      one instanceof HTMLElement && !one.matches('.visually-hidden') && (isHidden(one) || isClipped(one)),
  );
}

function isHidden(element: HTMLElement): boolean {
  return element.getClientRects().length === 0 && element.textContent !== '';
}

function isClipped(element: HTMLElement): boolean {
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
  if (clientWidth === 0) return false;
  if (scrollWidth > clientWidth + 1) return true;
  return scrollHeight > clientHeight + 1 && getComputedStyle(element).overflowY === 'hidden';
}
