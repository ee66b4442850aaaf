/** Bytes of one file or one blob that goes through the host. */
export const largestFile = 64 * 1024 * 1024;
