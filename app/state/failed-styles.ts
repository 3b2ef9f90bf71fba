/** Addresses of style sheets that could not be downloaded. */
const failed = new Set<string>();

if (typeof document !== 'undefined') {
  const note = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target.href);
  };
  // Errors of resources do not bubble.
  document.addEventListener('error', note, { capture: true });
}

/**
 * The style sheets that made a part fail to load. The bundler's loader requests each sheet only once, so they
 * must be added before the part is loaded again.
 */
export function stylesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { message } = error;
  return [...failed].filter((href) => message.includes(href.slice(href.lastIndexOf('/'))));
}

/**
 * Downloads style sheets again.
 *
 * @throws Error for one that fails again
 */
export async function addStyles(hrefs: readonly string[]): Promise<void> {
  await Promise.all(hrefs.map(addStyle));
}

function addStyle(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`${href} could not be downloaded`));
    });
    document.head.append(link);
  });
}
