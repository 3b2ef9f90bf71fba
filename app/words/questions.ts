/** Asked before a machine with unsaved work is left. */
export const LEAVE_UNSAVED = 'Leave this machine? What you did to it is not saved.';
