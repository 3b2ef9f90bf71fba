import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** A piece of Markdown. */
export type MarkdownNode = RootContent;

/** Reads Markdown, with tables. */
export function readMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** The text of a piece of Markdown, without its marks. */
export function plainText(node: RootContent): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

/** Every link in a piece of Markdown: its target, its text and its line. */
export function linksIn(
  node: RootContent,
): readonly { readonly url: string; readonly text: string; readonly line: number }[] {
  if (node.type === 'link')
    return [{ url: node.url, text: plainText(node), line: node.position?.start.line ?? 0 }];
  return 'children' in node ? node.children.flatMap(linksIn) : [];
}
