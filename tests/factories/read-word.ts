import { attribute, parseXml } from '#app/features/cases/server/xlsx-xml.mjs';
import { readZip } from './read-zip.ts';

type Paragraph = { readonly style: string; readonly text: string };

export type ReadWord = {
  /** Outside the tables, without empty ones. */
  readonly paragraphs: readonly Paragraph[];
  /** Rows of cells, a cell's paragraphs joined by line breaks. */
  readonly tables: readonly (readonly string[][])[];
  /** Alternative texts of the pictures. */
  readonly pictures: readonly string[];
  readonly parts: ReadonlyMap<string, string>;
};

/** A Word file as another program reads it: the zip by its table of contents, the XML by a parser that did not write it. */
export function readWord(bytes: Buffer): ReadWord {
  const parts = readZip(bytes);
  const paragraphs: Paragraph[] = [];
  const tables: string[][][] = [];
  const pictures: string[] = [];
  let style = '';
  let text = '';
  let cell: string[] | undefined;
  let isText = false;
  parseXml(Buffer.from(parts.get('word/document.xml') ?? ''), {
    open(name: string, attributesOf: () => Record<string, string>) {
      if (name === 'tbl') tables.push([]);
      if (name === 'tr') tables.at(-1)?.push([]);
      if (name === 'tc') cell = [];
      if (name === 'p') [style, text] = ['', ''];
      if (name === 'pStyle') style = attribute(attributesOf(), 'val') ?? '';
      if (name === 't') isText = true;
      if (name === 'br') text += '\n';
      if (name === 'docPr') pictures.push(attribute(attributesOf(), 'descr') ?? '');
    },
    text(piece: string) {
      if (isText) text += piece;
    },
    close(name: string) {
      if (name === 't') isText = false;
      if (name === 'p' && cell) cell.push(text);
      else if (name === 'p' && text !== '') paragraphs.push({ style, text });
      if (name !== 'tc') return;
      tables
        .at(-1)
        ?.at(-1)
        ?.push((cell ?? []).join('\n'));
      cell = undefined;
    },
  });
  return { paragraphs, tables, pictures, parts };
}
