export type Content = ReadonlyMap<string, Uint8Array>;

/** One kind of file that bytes are flipped in: where they are, and whether the program notices before it uses them. */
export type FlipSubject = {
  readonly name: string;
  readonly content: () => Promise<Content>;
  /** The files of this subject, by their paths in the content. */
  readonly covers: (path: string) => boolean;
  /** What the program said, or null where it took the changed content for sound. */
  readonly noticed: (changed: Content) => Promise<string | null>;
};
