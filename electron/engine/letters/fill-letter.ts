import Docxtemplater from 'docxtemplater';
import InspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { DocumentFailure, FoundTags, LetterData, LetterTemplate } from '#shared/letter-model';
import { soundCopy } from '../sound-copy.ts';
import { openZip } from '../zip.ts';
import { letterPackage } from './letter-package.ts';

export type TemplateSource = { readonly plan: LetterTemplate } | { readonly bytes: Uint8Array };
type Answer<Value> = Result<Value, DocumentFailure>;

/** Opens a .docx from outside: its sizes are checked by our own reader before anything is unpacked. */
function openDocument(bytes: Uint8Array): Answer<PizZip> {
  const buffer = Buffer.from(bytes);
  if (buffer.length < 4 || buffer.readUInt32LE(0) !== 0x04034b50) return err({ kind: 'document/not-a-document' });
  const checked = openZip(buffer);
  if (!checked.ok) return err({ kind: 'document/damaged', part: 'zip' });
  if (!checked.value.has('word/document.xml')) return err({ kind: 'document/not-a-document' });
  const sound = soundCopy(checked.value);
  if (!sound.ok) return err({ kind: 'document/damaged', part: 'part' in sound.error ? sound.error.part : 'zip' });
  return ok(new PizZip(sound.value));
}

type Complaint = { readonly properties?: { readonly xtag?: unknown; readonly errors?: readonly Complaint[] } };
function firstTag(error: unknown): string {
  const { properties } = error as Complaint;
  const first = properties?.errors?.[0];
  if (first) return firstTag(first);
  return typeof properties?.xtag === 'string' ? properties.xtag : '';
}

/** The library throws for a template that it cannot read; that is a fact about the office's file. */
function withDocument<Value>(
  zip: PizZip,
  use: (document: Docxtemplater, inspected: InspectModule) => Value,
): Answer<Value> {
  const inspected = new InspectModule();
  try {
    const document = new Docxtemplater(zip, {
      modules: [inspected],
      linebreaks: true,
      errorLogging: false,
      // A placeholder that the data leaves out prints nothing, never the word undefined.
      nullGetter: () => '',
      parser: (tag) => ({
        // A placeholder such as constructor names nothing of ours.
        get: (scope: unknown) =>
          Object.hasOwn(scope as object, tag) ? (scope as Readonly<Record<string, unknown>>)[tag] : undefined,
      }),
    });
    return ok(use(document, inspected));
  } catch (error) {
    return err({ kind: 'document/placeholder-broken', tag: firstTag(error) });
  }
}

const openSource = (source: TemplateSource): Answer<PizZip> =>
  'plan' in source ? ok(letterPackage(source.plan)) : openDocument(source.bytes);
const pack = (zip: PizZip): Uint8Array => zip.generate({ type: 'uint8array', compression: 'DEFLATE' });

/** Fills a letter; data null gives the template itself. */
export function fillLetter(source: TemplateSource, data: LetterData | null): Answer<Uint8Array> {
  const opened = openSource(source);
  if (!opened.ok) return opened;
  if (data === null) return ok('plan' in source ? pack(opened.value) : source.bytes);
  return withDocument(opened.value, (document) => {
    document.render({ ...data.fields, ...data.tables });
    return pack(document.getZip() as PizZip);
  });
}

type TagTree = { readonly [Tag in string]: TagTree };

/** Every placeholder of a .docx, headers and footers too. */
export function readTags(bytes: Uint8Array): Answer<FoundTags> {
  const opened = openDocument(bytes);
  if (!opened.ok) return opened;
  return withDocument(opened.value, (document, inspected) => {
    const tree = inspected.getAllTags() as TagTree;
    const entries = Object.entries(tree);
    // A loop without anything in it looks like a placeholder; the structure of the file knows better.
    const loopNames = new Set(
      inspected
        .getAllStructuredTags()
        .filter(({ module }) => module === 'loop')
        .map(({ value }) => value),
    );
    return {
      fields: entries.filter(([name]) => !loopNames.has(name)).map(([name]) => name),
      loops: Object.fromEntries(
        entries.filter(([name]) => loopNames.has(name)).map(([name, inner]) => [name, Object.keys(inner)]),
      ),
      fullWidth: [...document.getFullText().matchAll(/｛([^｛｝]{1,30})｝/g)].map(([, tag = '']) => tag),
    };
  });
}
