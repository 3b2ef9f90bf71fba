import { nameOf, offerText } from '../../state/files/offer-file.ts';
import { encodeLesson } from '../../state/learn/lesson-hash.ts';
import { useClassroom } from './classroom.ts';
import { paintedSteps } from './printed-steps.ts';

/** The address of this page with a lesson in it; null when it would be too long. */
export async function addressOfLesson(text: string): Promise<string | null> {
  const hash = await encodeLesson(text);
  return hash === null ? null : `${location.origin}${location.pathname}?view=learn${hash}`;
}

/** Saves the open lesson with its pictures as one self-contained page that can be printed. */
export async function saveHandout(): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const body = (await paintedSteps())
    .map(
      ({ title, prose, picture }, at) =>
        `<section><h2>${at + 1}. ${escaped(title)}</h2>${prose.innerHTML}<img alt="The machine at this step" src="${picture.toDataURL('image/png')}"></section>`,
    )
    .join('\n');
  offerText(`${nameOf(lesson.title)}.html`, 'text/html', page(lesson.title, lesson.about, body));
}

function page(title: string, about: string, body: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:48rem;padding:0 1rem}
img{border:1px solid #999;max-width:100%}section{break-inside:avoid;margin-block:2rem}
table{border-collapse:collapse}td,th{border:1px solid #999;padding:2px 8px;text-align:start}
pre,code{font-family:ui-monospace,monospace}fieldset{border:0;padding:0}label{display:block}
figure{border-inline-start:3px solid #999;margin:0;padding-inline-start:1rem}
</style>
<h1>${escaped(title)}</h1><p>${escaped(about)}</p>
${body}
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
