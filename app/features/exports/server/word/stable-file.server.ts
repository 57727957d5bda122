import { openParts } from '#app/features/cases/server/xlsx-package.mjs';
import { readZipDirectory } from '#app/features/cases/server/zip-directory.server.ts';
import { writeZip } from './write-zip.server.ts';

/**
 * The document without what the library takes from the clock of the computer and from what it has written before: its
 * dates are `at`, and its drawings are numbered from one. What is the same is then the same byte by byte.
 */
export function stableFile(document: Buffer, at: string): Buffer {
  const directory = readZipDirectory(document);
  if (!directory.ok) throw new TypeError('What was written is not a zip.');
  const entries = directory.value.filter(({ name }) => !name.endsWith('/'));
  const partAt = openParts(document, entries) as (name: string) => Buffer;
  const parts = new Map(entries.map(({ name }) => [name, partAt(name)] as const));
  change(parts, 'docProps/core.xml', (text) =>
    text.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${at}`),
  );
  let drawings = 0;
  change(parts, 'word/document.xml', (text) =>
    text.replace(/(<wp:docPr\b[^>]*?\bid=")\d+/g, (_whole, before: string) => {
      drawings += 1;
      return `${before}${drawings}`;
    }),
  );
  return writeZip(parts);
}

function change(parts: Map<string, Buffer>, name: string, how: (text: string) => string): void {
  const part = parts.get(name);
  if (part) parts.set(name, Buffer.from(how(part.toString('utf8'))));
}
