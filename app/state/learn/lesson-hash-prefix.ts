/** How the hash of an address begins that carries a lesson. */
export const LESSON_HASH = '#lesson=';
