/** How many CSS pixels of the page an element's own pixel takes: more than 1 where the page is zoomed by a style. */
export function zoomOf(element: HTMLElement): number {
  return element.offsetWidth === 0 ? 1 : element.getBoundingClientRect().width / element.offsetWidth;
}
