import { openParts } from '#app/features/cases/server/xlsx-package.mjs';
import { readZipDirectory } from '#app/features/cases/server/zip-directory.server.ts';
import { writeZip } from './write-zip.server.ts';

/**
 * The document without what the library takes from the clock of the computer and from what it has written before: its
 * dates are `at`, and its drawings are numbered from one. What is the same is then the same byte by byte. Nor does it say
 * what a template says of people: who answers for it, whom it is about, fields that somebody has made.
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
  for (const name of parts.keys()) {
    if (/^docProps\/.*\.xml$/i.test(name)) change(parts, name, withoutPeople);
  }
  let drawings = 0;
  change(parts, 'word/document.xml', (text) =>
    text.replace(/(<wp:docPr\b[^>]*?\bid=")\d+/g, (_whole, before: string) => {
      drawings += 1;
      return `${before}${drawings}`;
    }),
  );
  return writeZip(parts);
}

const TOLD_OF_PEOPLE =
  /<((?:\w+:)?(?:subject|keywords|description|category|contentStatus|identifier))(?:\s[^>]*)?(?<!\/)>[\s\S]*?<\/\1>/g;

/** The properties of a document (ECMA-376 part 1, 15.2.12): the core ones are ours but for these, the others are left empty. */
function withoutPeople(text: string): string {
  for (const kind of ['extended', 'custom']) {
    const namespace = `http://schemas.openxmlformats.org/officeDocument/2006/${kind}-properties`;
    const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="${namespace}"/>`;
    if (text.includes(`officeDocument/2006/${kind}-properties`)) return empty;
    if (text.includes(`officeDocument/${kind}Properties`)) {
      return empty.replace(namespace, `http://purl.oclc.org/ooxml/officeDocument/${kind}Properties`);
    }
  }
  return text.replace(TOLD_OF_PEOPLE, '');
}

function change(parts: Map<string, Buffer>, name: string, how: (text: string) => string): void {
  const part = parts.get(name);
  if (part) parts.set(name, Buffer.from(how(part.toString('utf8'))));
}
