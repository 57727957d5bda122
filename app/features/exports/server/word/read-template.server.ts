import { openParts } from '#app/features/cases/server/xlsx-package.mjs';
import { readZipDirectory } from '#app/features/cases/server/zip-directory.server.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { TEMPLATE_LIMITS, type TemplateProblem } from '../../domain/template-problem.ts';
import { placeholderProblem, problemOfPart } from './template-parts.server.ts';
import { withoutAttachedTemplate } from './template-relations.server.ts';
import { writeZip } from './write-zip.server.ts';

const MEGABYTE = 1024 * 1024;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const CONTENT_TYPES = '[Content_Types].xml';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';

/**
 * The file as a template that reports can be written in, or why it cannot be one. Nothing is fetched and nothing in it is
 * run: what would do either where the report is opened is refused. A .dotx becomes a .docx. The note of which template the
 * file itself was made from, which Word would fetch, is dropped; everything is looked at after that.
 */
export function readTemplate(bytes: Buffer): Result<Buffer, TemplateProblem> {
  if (bytes.length === 0) return err('noFile');
  if (bytes.length > TEMPLATE_LIMITS.megabytes * MEGABYTE) return err('tooLarge');
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    return err(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'oldWord');
  }
  if (bytes.toString('latin1', 0, 2) !== 'PK') return err('notWord');
  const parts = unpack(bytes);
  if (!parts.ok) return parts;
  const types = parts.value.get(CONTENT_TYPES)?.toString('utf8') ?? '';
  if (/macroEnabled|vbaProject/i.test(types)) return err('macros');
  if (!parts.value.has('word/document.xml') || !(types.includes(DOCUMENT) || types.includes(TEMPLATE))) {
    return err('notWord');
  }
  const cleaned = withoutAttachedTemplate(parts.value);
  for (const [name, content] of cleaned) {
    const problem = problemOfPart(name, content);
    if (problem) return err(problem);
  }
  const misplaced = placeholderProblem(cleaned);
  return misplaced ? err(misplaced) : ok(writeZip(asDocument(cleaned)));
}

function unpack(bytes: Buffer): Result<Map<string, Buffer>, TemplateProblem> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return err(directory.error.kind === 'encrypted' ? 'locked' : 'damaged');
  const entries = directory.value.filter(({ name }) => !name.endsWith('/'));
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (entries.length > TEMPLATE_LIMITS.parts || unpacked > TEMPLATE_LIMITS.unpackedMegabytes * MEGABYTE) {
    return err('tooLarge');
  }
  try {
    const partAt = openParts(bytes, entries) as (name: string) => Buffer | undefined;
    return ok(new Map(entries.map(({ name }) => [name, partAt(name) ?? Buffer.alloc(0)])));
  } catch {
    return err('damaged');
  }
}

function asDocument(parts: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const types = parts.get(CONTENT_TYPES) ?? Buffer.alloc(0);
  return new Map(parts).set(CONTENT_TYPES, Buffer.from(types.toString('utf8').replace(TEMPLATE, DOCUMENT)));
}
