/** No such entry. */
export const ENOENT = 2;
/** Try again. */
export const EAGAIN = 11;
/** Out of memory. */
export const ENOMEM = 12;
/** Already exists. */
export const EEXIST = 17;
/** Invalid argument. */
export const EINVAL = 22;
/** No space left. */
export const ENOSPC = 28;
