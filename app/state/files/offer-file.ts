/** Lets the browser save a text as a file. */
export function offerText(name: string, type: string, text: string): void {
  offerBlob(name, new Blob([text], { type }));
}

/** Lets the browser save a blob as a file. */
export function offerBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Within a minute the browser has certainly begun to read.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as a file name of letters, digits and dashes. */
export function nameOf(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'recording'
  );
}
