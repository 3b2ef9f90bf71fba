import { Fragment, type JSX, type ReactNode } from 'react';
import { type MarkdownNode, readMarkdown } from '../../lessons/markdown.ts';
import { LessonLink } from './lesson-link.tsx';
import css from './parts.module.css';

/** Markdown of a lesson, rendered as elements, never as HTML. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  return <>{readMarkdown(text).children.map(keyed)}</>;
}

/** A piece of Markdown. */
export function Prose({ node }: { readonly node: MarkdownNode }): JSX.Element | null {
  switch (node.type) {
    case 'paragraph':
      return <p>{inside(node)}</p>;
    case 'text':
      return <>{node.value}</>;
    case 'emphasis':
      return <em>{inside(node)}</em>;
    case 'strong':
      return <strong>{inside(node)}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'link':
      return <LessonLink url={node.url}>{inside(node)}</LessonLink>;
    case 'break':
      return <br />;
    default:
      return <Block node={node} />;
  }
}

function Block({ node }: { readonly node: MarkdownNode }): JSX.Element | null {
  switch (node.type) {
    case 'heading':
      return <h3>{inside(node)}</h3>;
    case 'list':
      return node.ordered === true ? <ol>{inside(node)}</ol> : <ul>{inside(node)}</ul>;
    case 'listItem':
      return <li>{inside(node)}</li>;
    case 'blockquote':
      return <blockquote>{inside(node)}</blockquote>;
    case 'code':
      return <pre>{node.value}</pre>;
    case 'thematicBreak':
      return <hr />;
    case 'table':
      return <TableOf node={node} />;
    default:
      return null;
  }
}

function TableOf({ node }: { readonly node: Extract<MarkdownNode, { type: 'table' }> }): JSX.Element {
  const [head, ...rows] = node.children;
  return (
    <div className={css['table']}>
      <table>
        <thead>
          <tr>
            {head?.children.map((cell, at) => (
              <th key={keyOf(cell, at)}>{inside(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={keyOf(row, at)}>
              {row.children.map((cell, column) => (
                <td key={keyOf(cell, column)}>{inside(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inside({ children }: { readonly children: readonly MarkdownNode[] }): ReactNode {
  return children.map(keyed);
}

function keyed(node: MarkdownNode, at: number): JSX.Element {
  return (
    <Fragment key={keyOf(node, at)}>
      <Prose node={node} />
    </Fragment>
  );
}

/** A key from the position of a piece in its text, which never changes. */
function keyOf(node: MarkdownNode, at: number): string {
  return `${node.type} ${node.position?.start.offset ?? at}`;
}
