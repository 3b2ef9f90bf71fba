/** Engines of the same version emit the same events for the same scenario and journal. */
export const ENGINE_VERSION = '0.2';
