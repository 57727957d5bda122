import { attribute, parseXml } from '#app/features/cases/server/xlsx-xml.mjs';

type Attributes = () => Record<string, string>;

/** What a part of a document points at, as its .rels says it. */
export type Relation = {
  readonly id: string;
  /** The last word of the type: "image", "hyperlink". */
  readonly kind: string;
  readonly type: string;
  readonly target: string;
  readonly mode: string;
};

const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const ATTACHED = 'attachedTemplate';

export const isRelations = (name: string) => /\.rels$/i.test(name);

/** What a .rels says. Throws where it cannot be read. */
export function relationsIn(content: Buffer): Relation[] {
  const found: Relation[] = [];
  parseXml(content, {
    open(tag: string, attributesOf: Attributes) {
      if (tag !== 'Relationship') return;
      const attributes = attributesOf();
      const of = (name: string) => attribute(attributes, name) ?? '';
      const type = of('Type');
      const kind = type.split('/').at(-1) ?? '';
      found.push({ id: of('Id'), kind, type, target: of('Target'), mode: of('TargetMode') });
    },
    text: undefined,
    close: undefined,
  });
  return found;
}

/**
 * Whether it leaves the file: by what it says, or by a target that no part of a file can have. Whoever opens the document
 * may read a target more kindly than the standard does.
 */
export function isOutside({ mode, target }: Relation): boolean {
  return (mode !== '' && mode !== 'Internal') || /^\s*[a-z][a-z0-9+.-]*:|^\s*[\\/]{2}|\\/i.test(target);
}

/**
 * The parts without the note of which template the file was made from, and with every .rels written anew from what we read
 * in it: what Word reads there is then what we have looked at, however it was written. A part that cannot be read stays as
 * it is, for whoever looks next to refuse.
 */
export function withoutAttachedTemplate(parts: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  return new Map([...parts].map(([name, content]) => [name, cleaned(name, content)]));
}

function cleaned(name: string, content: Buffer): Buffer {
  if (isRelations(name)) {
    try {
      return relationsPart(relationsIn(content).filter(({ kind }) => kind !== ATTACHED));
    } catch {
      return content;
    }
  }
  if (!/\.xml$/i.test(name) || !content.includes(ATTACHED)) return content;
  return Buffer.from(content.toString('utf8').replace(ATTACHED_ELEMENT, ''));
}

/** With any prefix, either quote, closed in itself or by a tag. What it does not match is found again, and refused. */
const ATTACHED_ELEMENT =
  /<(?:[\w.-]+:)?attachedTemplate(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?(?:\/>|>\s*<\/(?:[\w.-]+:)?attachedTemplate\s*>)/g;

function relationsPart(relations: readonly Relation[]): Buffer {
  const rows = relations.map(({ id, type, target, mode }) => {
    const outside = mode === '' ? '' : ` TargetMode="${escaped(mode)}"`;
    return `<Relationship Id="${escaped(id)}" Type="${escaped(type)}" Target="${escaped(target)}"${outside}/>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return Buffer.from(`${head}<Relationships xmlns="${NAMESPACE}">${rows.join('')}</Relationships>`);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
