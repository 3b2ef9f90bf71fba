/** Whether the main pointer is a finger: rows whose height the code knows are higher then. */
export const IS_COARSE: boolean = globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;
