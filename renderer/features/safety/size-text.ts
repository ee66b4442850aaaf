/** Bytes as people read them: KB below a megabyte, else MB with one digit. */
export const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${String(Math.ceil(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
