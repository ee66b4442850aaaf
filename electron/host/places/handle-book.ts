import { basename } from 'node:path';

export type Place = { readonly handle: string; readonly name: string };
export type PlaceKind = 'file' | 'folder';

export type HandleBook = {
  readonly issue: (path: string, kind: PlaceKind) => Place;
  readonly pathOf: (handle: string, kind: PlaceKind) => string | null;
};

/** A handle says nothing of its path and is worth nothing in another run. */
export function handleBook(newHandle: () => string): HandleBook {
  const places = new Map<string, { readonly path: string; readonly kind: PlaceKind }>();
  const handles = new Map<string, string>();
  return {
    issue: (path, kind) => {
      const key = `${kind}:${path}`;
      const handle = handles.get(key) ?? newHandle();
      handles.set(key, handle);
      places.set(handle, { path, kind });
      return { handle, name: basename(path) || path };
    },
    pathOf: (handle, kind) => {
      const place = places.get(handle);
      return place?.kind === kind ? place.path : null;
    },
  };
}
