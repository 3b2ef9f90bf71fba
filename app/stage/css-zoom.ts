/** The parts of an element that give its width. */
interface Sized {
  /** In its own pixels, rounded. */
  readonly offsetWidth: number;
  /** In CSS pixels of the page. */
  getBoundingClientRect(): { readonly width: number };
}

/** CSS pixels of the page per pixel of an element: more than 1 if the page is zoomed by a style. */
export function zoomOf(element: Sized): number {
  const { offsetWidth } = element;
  const { width } = element.getBoundingClientRect();
  // The browser rounds offsetWidth: an element 999.6 px wide is not zoomed.
  if (offsetWidth === 0 || Math.abs(width - offsetWidth) <= 0.5) return 1;
  return width / offsetWidth;
}
