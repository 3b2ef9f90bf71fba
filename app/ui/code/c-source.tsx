import { parser } from '@lezer/cpp';
import type { JSX } from 'react';
import type { SourceFunction } from '../../model/code/functions.ts';
import { Source } from './source.tsx';

/** The source of a C function. Loaded on demand: the grammar of C is large and few readers open a file. */
export function CSource({ source }: { readonly source: SourceFunction }): JSX.Element {
  return <Source source={source} language={parser} current={-1} />;
}
