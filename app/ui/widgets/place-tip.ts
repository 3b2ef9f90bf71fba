/** Distance of a tip from its element and from the edges of the window, in px. */
const GAP = 6;
const EDGE = 8;

/** Shows a tip below an element, or above it if there is no room. */
export function placeTip(tip: HTMLElement, at: DOMRect): void {
  if (!tip.matches(':popover-open')) tip.showPopover();
  const { width, height } = tip.getBoundingClientRect();
  const below = at.bottom + GAP;
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE));
  const top = below + height > innerHeight ? Math.max(EDGE, at.top - height - GAP) : below;
  tip.style.insetInlineStart = `${left}px`;
  tip.style.insetBlockStart = `${top}px`;
}
