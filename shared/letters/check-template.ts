import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { TemplateRefused } from '#shared/messages';
import { letterVocabulary } from './letter-fields.ts';
import type { LetterKind } from './letter-kinds.ts';
import type { FoundTags } from '#shared/letter-model';

/**
 * Judges an office's own template: every placeholder must be one that the letter fills, and the table must be there,
 * because a letter without its figures would be sent unnoticed.
 */
export function decideTemplate(kind: LetterKind, found: FoundTags): Result<null, TemplateRefused> {
  const { fields, loop, columns } = letterVocabulary(kind);
  if (found.fullWidth.length > 0) return err({ kind: 'letter/full-width-braces', tags: found.fullWidth });
  const loops = Object.entries(found.loops);
  if (loops.length === 0 && found.fields.length === 0) return err({ kind: 'letter/no-placeholder' });
  const unknown = [
    ...found.fields.filter((tag) => !fields.includes(tag)),
    ...loops.flatMap(([name, tags]) =>
      name === loop ? tags.filter((tag) => !columns.includes(tag) && !fields.includes(tag)) : [`#${name}`],
    ),
  ];
  if (unknown.length > 0)
    return err({ kind: 'letter/unknown-placeholder', tags: [...new Set(unknown)], known: [...fields, ...columns] });
  if (!(loop in found.loops)) return err({ kind: 'letter/table-missing', loop, columns });
  return ok(null);
}
