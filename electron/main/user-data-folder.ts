import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The portable zip carries this file; where it lies beside the program, data lie there too. */
const portableMark = 'portable.mark';
const portableFolder = '数据';
/** The uninstaller offers to delete the folder of this name, so the two must agree. It never changes. */
export const usualFolder = '两上两下预算';

export type UnwritableFolder = { readonly kind: 'data/portable-folder-unwritable'; readonly folder: string };

/**
 * Where this program keeps its data. A portable folder that cannot be written is refused: falling back to the usual place
 * would show an empty program to someone whose data lie in the portable one.
 */
export function userDataFolder(place: {
  readonly executable: string;
  readonly programData: string;
}): Result<string, UnwritableFolder> {
  const beside = dirname(place.executable);
  if (!existsSync(join(beside, portableMark))) return ok(join(place.programData, usualFolder));
  const folder = join(beside, portableFolder);
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(mkdtempSync(join(folder, '.probe-')), { recursive: true });
    return ok(folder);
  } catch {
    return err({ kind: 'data/portable-folder-unwritable', folder });
  }
}
