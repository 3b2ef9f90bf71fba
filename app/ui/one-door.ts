import { useEffect } from 'react';
import { app } from '../state/page.ts';
import { openAnyFile, openAnyText } from '../state/report/open-report.ts';
import { setShell, useShell } from '../state/shell.ts';
import { leaveWelcome } from './welcome/leave-welcome.ts';

/** Opens anything pasted or dropped on the page, except into a field. Shows the reason if it cannot be used. */
export function useDoor(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isField(event.target)) return;
      const [file] = event.clipboardData?.files ?? [];
      const text = event.clipboardData?.getData('text') ?? '';
      if (file === undefined && text.trim() === '') return;
      event.preventDefault();
      void take(file ?? text);
    };
    const over = (event: DragEvent): void => {
      if (hasContent(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented || !hasContent(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      const text = event.dataTransfer?.getData('text') ?? '';
      if (file !== undefined || text !== '') void take(file ?? text);
    };
    window.addEventListener('paste', paste);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('paste', paste);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}

async function take(content: File | string): Promise<void> {
  if (useShell.getState().mode === 'embed') return;
  const door =
    typeof content === 'string' ? await openAnyText(app, content) : await openAnyFile(app, content);
  if (door.kind === 'shown' && useShell.getState().isWelcome) leaveWelcome();
  // The dialog shows the reason, and the text to correct.
  setShell({ dialog: door.kind === 'shown' ? null : 'open' });
}

/** Whether an element takes pasted text itself. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox'))
  );
}

function hasContent({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.some((type) => type === 'Files' || type.startsWith('text/')) === true;
}
