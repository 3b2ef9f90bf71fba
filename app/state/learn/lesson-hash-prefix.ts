/** Prefix of the hash of an address that carries a lesson. */
export const LESSON_HASH = '#lesson=';
