import { BorderStyle, type IStylesOptions, type ITableBordersOptions, LineRuleType } from 'docx';

/** The styles that the parts of a document take, by their ids in it, and the width of its text in twips. */
export type WordLook = {
  readonly title: string | undefined;
  readonly heading: string | undefined;
  readonly subheading: string | undefined;
  readonly table: string | undefined;
  readonly textWidth: number;
};

const TWIPS_PER_MM = 56.6929;
export const A4 = { width: Math.round(210 * TWIPS_PER_MM), height: Math.round(297 * TWIPS_PER_MM) } as const;
export const MARGIN = Math.round(25 * TWIPS_PER_MM);

/** The looks of our own documents. */
export function ownLook(isLandscape: boolean): WordLook {
  const textWidth = (isLandscape ? A4.height : A4.width) - 2 * MARGIN;
  return { title: 'Title', heading: 'Heading1', subheading: 'Heading2', table: undefined, textWidth };
}

const ink = '1F1D1A';
export const GREY = '5D5852';
export const SHADE = 'F1EEEA';
const line = { style: BorderStyle.SINGLE, size: 4, color: 'BDB6AC' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** Lines between the rows only, as in the workbooks. */
export const TABLE_BORDERS: ITableBordersOptions = {
  top: line,
  bottom: line,
  insideHorizontal: line,
  left: none,
  right: none,
  insideVertical: none,
};

/** Found, or replaced by one just as wide, wherever the file is opened: the columns fit it. */
const font = 'Arial';
/** The language is what the spelling is checked against, and what a reader aloud reads in. */
const language = { value: 'sv-SE', eastAsia: 'sv-SE', bidirectional: 'sv-SE' } as const;

export const OWN_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font, size: 21, color: ink, language },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font, size: 34, bold: true, color: ink },
      paragraph: { spacing: { after: 160, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    heading1: {
      run: { font, size: 26, bold: true, color: ink },
      paragraph: {
        spacing: { before: 320, after: 100, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    heading2: {
      run: { font, size: 22, bold: true, color: ink },
      paragraph: {
        spacing: { before: 200, after: 60, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
  },
};
