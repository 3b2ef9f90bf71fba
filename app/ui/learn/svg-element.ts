/** Makes an element of an SVG picture. */
export function svgElement(
  name: 'svg' | 'rect' | 'text' | 'path' | 'image',
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
