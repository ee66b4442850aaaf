const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether a name stays one plain entry of a folder on Windows, macOS and Linux alike. */
export const isSafeName = (name: string): boolean =>
  name.length > 0 &&
  name.length <= 120 &&
  !/[\\/:*?"<>|\u0000-\u001f\u007f]/.test(name) &&
  !/[. ]$/.test(name) &&
  !reserved.test(name);
