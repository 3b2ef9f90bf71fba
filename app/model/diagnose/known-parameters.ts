/** The values of module parameters that a report has. */
export type KnownParameters = Readonly<Record<string, number>>;
