import type { JSX, ReactNode } from 'react';

/** Rows of names and values; rows without a value are left out. */
export function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [string, ReactNode] | null)[];
}): JSX.Element {
  return (
    <dl className="figures">
      {rows.map(
        (row) =>
          row !== null && (
            <div key={row[0]}>
              <dt>{row[0]}</dt>
              <dd className="mono">{row[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
