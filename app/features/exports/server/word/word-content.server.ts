import { setImmediate } from 'node:timers/promises';
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Cell, printableText } from '../../domain/sheet.ts';
import { columnWidths, sharedOut, type WordBlock } from '../../domain/word-block.ts';
import { readsFromLeft } from '../workbook-cell.server.ts';
import { cellInWords } from './cell-in-words.server.ts';
import { GREY, SHADE, TABLE_BORDERS, type WordLook } from './word-look.server.ts';

const TWIPS_PER_PIXEL = 15;
const SMALL = 18;
const HEADING_SIZES = { title: 34, heading: 26, subheading: 22 } as const;
/** Said in full: some programs read a bare number as exact, and cut a picture off. */
const SINGLE = { line: 240, lineRule: LineRuleType.AUTO } as const;

type WordContent = Paragraph | Table;

/** The blocks in the looks of the document they will stand in. Other requests get their turn between them. */
export async function contentOf(blocks: Iterable<WordBlock>, look: WordLook): Promise<WordContent[]> {
  const content: WordContent[] = [];
  for (const block of blocks) {
    content.push(...wordContent(block, look));
    await setImmediate();
  }
  return content;
}

function wordContent(block: WordBlock, look: WordLook): WordContent[] {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'subheading':
      return [headingOf(block, look)];
    case 'text':
      return paragraphsOf(block.text).map(
        (text) =>
          new Paragraph({
            children: runsOf(text),
            spacing: { after: 120 },
            ...(block.keepsNext ? { keepNext: true } : {}),
          }),
      );
    case 'notice':
      return [noticeOf(block.text)];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ children: runsOf(item), bullet: { level: 0 }, spacing: { after: 40 } }),
      );
    case 'facts':
      return [factsTable(block, look), afterTable(block.keepsNext)];
    case 'table':
      return [plainTable(block, look), afterTable()];
    case 'picture':
      return [pictureOf(block, look)];
  }
}

function headingOf(
  block: Extract<WordBlock, { kind: 'title' | 'heading' | 'subheading' }>,
  look: WordLook,
): Paragraph {
  const style = look[block.kind];
  const startsPage = block.kind === 'heading' && block.startsPage === true;
  return new Paragraph({
    ...(style === undefined
      ? {
          // Without the style it is at least seen to be a heading, and found by those who go from one to the next.
          children: runsOf(block.text, { bold: true, size: HEADING_SIZES[block.kind] }),
          outlineLevel: block.kind === 'subheading' ? 1 : 0,
          spacing: { before: 240, after: 80 },
        }
      : { children: runsOf(block.text), style }),
    keepNext: true,
    ...(startsPage ? { pageBreakBefore: true } : {}),
  });
}

function noticeOf(text: string): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 6, color: GREY, space: 6 } as const;
  return new Paragraph({
    children: runsOf(text, { bold: true }),
    border: { top: line, bottom: line, left: line, right: line },
    spacing: { before: 120, after: 200 },
    indent: { left: 120, right: 120 },
  });
}

function pictureOf(block: Extract<WordBlock, { kind: 'picture' }>, look: WordLook): Paragraph {
  const scale = Math.min(1, look.textWidth / TWIPS_PER_PIXEL / block.width);
  const transformation = {
    width: Math.round(block.width * scale),
    height: Math.round(block.height * scale),
  };
  const altText = { name: 'Diagram', description: printableText(block.alt) };
  return new Paragraph({
    children: [new ImageRun({ type: 'png', data: block.png, transformation, altText })],
    spacing: { before: 80, after: 160, ...SINGLE },
  });
}

/** Word joins two tables that stand against each other, and a document may not end with one. */
function afterTable(keepNext = false): Paragraph {
  return new Paragraph({
    children: [],
    ...(keepNext ? { keepNext } : {}),
    spacing: { before: 0, after: 0, line: 200, lineRule: LineRuleType.AUTO },
  });
}

function factsTable({ rows, keepsNext }: Extract<WordBlock, { kind: 'facts' }>, look: WordLook): Table {
  const widths = sharedOut([24, 76], look.textWidth);
  const keepNext = keepsNext === true;
  return tableOf(
    widths,
    look,
    rows.map(
      ([label, value]) =>
        new TableRow({
          cantSplit: true,
          children: [
            tableCell([label], widths[0] ?? 0, { color: GREY, keepNext }),
            tableCell(paragraphsOf(cellInWords(value)), widths[1] ?? 0, { keepNext }),
          ],
        }),
    ),
  );
}

function plainTable(block: Extract<WordBlock, { kind: 'table' }>, look: WordLook): Table {
  const rows = [...block.rows];
  const keepsTogether = block.keepsTogether === true;
  const { countsFrom = Number.POSITIVE_INFINITY } = block;
  const isCount = (cell: Cell, index: number) => index >= countsFrom || !readsFromLeft(cell);
  const words = rows.map((row) => block.headers.map((_, index) => cellInWords(row[index] ?? null)));
  const widths = block.widths
    ? sharedOut(block.widths, look.textWidth)
    : columnWidths([block.headers, ...words], look.textWidth);
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.headers.map((text, index) =>
      tableCell([text], widths[index] ?? 0, {
        bold: true,
        isHeader: true,
        // LibreOffice loses the only row of a table whose header alone has room at the foot of a page.
        keepNext: true,
        isNumber: isCount(rows[0]?.[index] ?? null, index),
      }),
    ),
  });
  return tableOf(widths, look, [
    header,
    ...words.map(
      (texts, row) =>
        new TableRow({
          cantSplit: true,
          children: texts.map((text, index) =>
            tableCell(paragraphsOf(text), widths[index] ?? 0, {
              isNumber: isCount(rows[row]?.[index] ?? null, index),
              keepNext: keepsTogether && row < rows.length - 1,
            }),
          ),
        }),
    ),
  ]);
}

function tableOf(widths: readonly number[], look: WordLook, rows: readonly TableRow[]): Table {
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: look.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    ...(look.table === undefined ? { borders: TABLE_BORDERS } : { style: look.table }),
  });
}

type CellLook = {
  readonly bold?: boolean;
  readonly color?: string;
  readonly isHeader?: boolean;
  readonly isNumber?: boolean;
  /** Word keeps a row on the page of the next where all its paragraphs say so. */
  readonly keepNext?: boolean;
};

function tableCell(texts: readonly string[], width: number, look: CellLook = {}): TableCell {
  const { isHeader = false, isNumber = false, keepNext = false, bold, color } = look;
  const run = { size: SMALL, ...(bold ? { bold } : {}), ...(color ? { color } : {}) };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    ...(isHeader ? { shading: { type: ShadingType.CLEAR, fill: SHADE, color: 'auto' } } : {}),
    children: (texts.length > 0 ? texts : ['']).map(
      (text) =>
        new Paragraph({
          children: runsOf(text, run),
          ...(keepNext ? { keepNext } : {}),
          spacing: { before: 0, after: 0, ...SINGLE },
          ...(isNumber ? { alignment: AlignmentType.RIGHT } : {}),
        }),
    ),
  });
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

function runsOf(
  text: string,
  look: { readonly bold?: boolean; readonly color?: string; readonly size?: number } = {},
): TextRun[] {
  return printableText(text)
    .split(/\r\n|\r|\n/)
    .map((line, index) => new TextRun({ text: line, ...look, ...(index > 0 ? { break: 1 } : {}) }));
}
