/** CSS pixels of the page per pixel of an element: more than 1 if the page is zoomed by a style. */
export function zoomOf(element: HTMLElement): number {
  return element.offsetWidth === 0 ? 1 : element.getBoundingClientRect().width / element.offsetWidth;
}
