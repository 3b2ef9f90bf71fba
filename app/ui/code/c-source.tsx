import { parser } from '@lezer/cpp';
import type { JSX } from 'react';
import type { SourceFunction } from '../../model/code/functions.ts';
import { Source } from './source.tsx';

/** The source of a C function: a part of its own, since the grammar of C is large and few open a file. */
export function CSource({ source }: { readonly source: SourceFunction }): JSX.Element {
  return <Source source={source} language={parser} current={-1} />;
}
