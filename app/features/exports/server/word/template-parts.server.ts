import { attribute, parseXml } from '#app/features/cases/server/xlsx-xml.mjs';
import { PLACEHOLDER, type TemplateProblem } from '../../domain/template-problem.ts';
import { isOutside, isRelations, type Relation, relationsIn } from './template-relations.server.ts';

type Attributes = () => Record<string, string>;

/** Where a picture names the relation it is fetched by, which may claim to be a hyperlink. */
const LINKING_ATTRIBUTE: Readonly<Record<string, string>> = { blip: 'link', imagedata: 'href' };
/** Parts of the document's own that bring in something else. */
const BRINGS_IN = ['aFChunk', 'subDocument', 'oleObject', 'package', 'control'];
/** Fields that fetch or run something where the document is opened. */
const FETCHING_FIELD =
  /^\s*(?:DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|QUOTE)\b/im;

/** What is wrong with one part of a template, if anything. XML that cannot be read, or declares anything, is damaged. */
export function problemOfPart(name: string, content: Buffer): TemplateProblem | undefined {
  if (/(?:^|\/)vbaProject\.bin$|(?:^|\/)vbaData\.xml$/i.test(name)) return 'macros';
  if (/^word\/(?:embeddings|activeX)\//i.test(name)) return 'embedded';
  if (!/\.(?:xml|rels)$/i.test(name)) return undefined;
  let problem: TemplateProblem | undefined;
  let field = '';
  let isField = false;
  try {
    if (isRelations(name)) return firstProblem(relationsIn(content));
    parseXml(content, {
      open(tag: string, attributesOf: Attributes) {
        problem ??= problemOfElement(tag, attributesOf);
        if (tag === 'instrText') isField = true;
        if (tag === 'fldSimple') field += `\n${attribute(attributesOf(), 'instr') ?? ''}\n`;
        if (tag === 'fldChar') field += attribute(attributesOf(), 'fldCharType') === 'begin' ? '\n' : '';
      },
      text(piece: string) {
        if (isField) field += piece;
      },
      close(tag: string) {
        if (tag === 'instrText') isField = false;
      },
    });
  } catch {
    return 'damaged';
  }
  return problem ?? (FETCHING_FIELD.test(field) ? 'external' : undefined);
}

/** Pictures point outside in an attribute; the template the file was made from is fetched, and its macros run. */
function problemOfElement(tag: string, attributesOf: Attributes): TemplateProblem | undefined {
  if (tag === 'attachedTemplate') return 'attachedTemplate';
  const linking = LINKING_ATTRIBUTE[tag];
  return linking !== undefined && attribute(attributesOf(), linking) ? 'external' : undefined;
}

/** Only a link that is followed when somebody clicks may leave the file. */
function firstProblem(relations: readonly Relation[]): TemplateProblem | undefined {
  for (const relation of relations) {
    if (relation.kind === 'vbaProject') return 'macros';
    if (relation.kind === 'attachedTemplate') return 'attachedTemplate';
    if (BRINGS_IN.includes(relation.kind)) return 'embedded';
    if (isOutside(relation) && relation.kind !== 'hyperlink') return 'external';
  }
  return undefined;
}

/** Whether the report's place is missing, doubled, or somewhere a report cannot stand. */
export function placeholderProblem(parts: ReadonlyMap<string, Buffer>): TemplateProblem | undefined {
  const texts = [...parts].flatMap(([name, content]) =>
    /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name) ? paragraphsOf(content) : [],
  );
  const holding = texts.filter(({ text }) => text.replaceAll(' ', '').includes(PLACEHOLDER));
  if (holding.length === 0) return 'noPlaceholder';
  const count = holding.reduce(
    (sum, { text }) => sum + text.replaceAll(' ', '').split(PLACEHOLDER).length - 1,
    0,
  );
  if (count > 1) return 'severalPlaceholders';
  return holding.every(isPlaced) ? undefined : 'misplacedPlaceholder';
}

type PlacedParagraph = { readonly text: string; readonly parent: string };

function isPlaced({ text, parent }: PlacedParagraph): boolean {
  return parent === 'body' && text.replaceAll(' ', '').trim() === PLACEHOLDER;
}

/** Every paragraph with its own text and what it stands in. A text box stands in a paragraph, and has its own. */
function paragraphsOf(content: Buffer): PlacedParagraph[] {
  const open: string[] = [];
  const inside: { text: string; parent: string }[] = [];
  const found: PlacedParagraph[] = [];
  let isText = false;
  parseXml(content, {
    open(tag: string) {
      if (tag === 'p') inside.push({ text: '', parent: open.at(-1) ?? '' });
      isText = tag === 't';
      open.push(tag);
    },
    text(piece: string) {
      const paragraph = inside.at(-1);
      if (isText && paragraph) paragraph.text += piece;
    },
    close(tag: string) {
      open.pop();
      isText = false;
      const ended = tag === 'p' ? inside.pop() : undefined;
      if (ended) found.push(ended);
    },
  });
  return found;
}

/** Ids of the template's own styles by kind and name; names are the same in every language, ids are not. */
export function stylesOf(styles: Buffer | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let style: { id: string; type: string } | undefined;
  if (styles === undefined) return found;
  parseXml(styles, {
    open(tag: string, attributesOf: Attributes) {
      if (tag === 'style') {
        const attributes = attributesOf();
        style = {
          id: attribute(attributes, 'styleId') ?? '',
          type: attribute(attributes, 'type') ?? 'paragraph',
        };
      }
      if (tag !== 'name' || style === undefined) return;
      found.set(`${style.type} ${(attribute(attributesOf(), 'val') ?? '').toLowerCase()}`, style.id);
      style = undefined;
    },
    text: undefined,
    close: undefined,
  });
  return found;
}

/** The width between the margins where the report will stand, in twips; undefined where the template does not say. */
export function textWidthOf(document: Buffer): number | undefined {
  let width: number | undefined;
  let page = 0;
  let isPast = false;
  let text = '';
  parseXml(document, {
    open(tag: string, attributesOf: Attributes) {
      if (tag === 'p') text = '';
      const number = (name: string) => Number(attribute(attributesOf(), name) ?? 0);
      if (tag === 'pgSz') page = number('w');
      if (tag !== 'pgMar' || width !== undefined || !isPast) return;
      width = page - number('left') - number('right') - number('gutter');
    },
    text(piece: string) {
      text += piece.replaceAll(' ', '');
      if (text.includes(PLACEHOLDER)) isPast = true;
    },
    close: undefined,
  });
  return width !== undefined && width > 0 ? width : undefined;
}
