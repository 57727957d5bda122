import { Document, Footer, Header, Packer, Paragraph, TextRun } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { action, loader } from '#app/features/exports/routes/template.tsx';
import { loader as fileLoader } from '#app/features/exports/routes/template-file.ts';
import { exampleReport } from '#app/features/exports/server/word/example-report.server.ts';
import { readTemplate } from '#app/features/exports/server/word/read-template.server.ts';
import { writeInTemplate } from '#app/features/exports/server/word/write-in-template.server.ts';
import { wordResponse } from '#app/features/exports/server/word/write-word.server.ts';
import { writeZip } from '#app/features/exports/server/word/write-zip.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { readWord } from '#tests/factories/read-word.ts';
import { readZip } from '#tests/factories/read-zip.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

type Parts = Map<string, string>;

let plain: Parts;
beforeAll(async () => {
  const document = new Document({
    styles: {
      paragraphStyles: [
        { id: 'Rubrik1', name: 'heading 1', run: { font: 'Georgia' } },
        { id: 'Rubrik2', name: 'heading 2' },
        { id: 'Rubrik', name: 'Title' },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { left: 2000, right: 1906 } } },
        headers: { default: new Header({ children: [new Paragraph('Ekhamra kommun {{titel}}')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Socialnämnden')] }) },
        children: [
          new Paragraph('Tjänsteskrivelse'),
          // As Word saves what was typed with a pause: in pieces.
          new Paragraph({ children: [new TextRun('{{rap'), new TextRun('port}}')] }),
          new Paragraph('Med vänlig hälsning'),
        ],
      },
    ],
  });
  plain = readZip(await Packer.toBuffer(document));
});

const zipOf = (parts: Parts) =>
  writeZip(new Map([...parts].map(([name, text]) => [name, Buffer.from(text)] as const)));
const changed = (name: string, how: (text: string) => string) =>
  zipOf(new Map([...plain, [name, how(plain.get(name) ?? '')]]));
const added = (name: string, text: string) => zipOf(new Map([...plain, [name, text]]));
const inBody = (xml: string) =>
  changed('word/document.xml', (text) => text.replace('<w:body>', `<w:body>${xml}`));
const relation = (type: string, more: string) =>
  changed('word/_rels/document.xml.rels', (text) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" ${more}/></Relationships>`,
    ),
  );
const outside = 'Target="http://utanfor.example/x" TargetMode="External"';
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const withoutPlace = (text: string) => text.replace('{{rap', '').replace('port}}', '');

describe('a file that cannot be a template', () => {
  const cases: [string, string, () => Buffer][] = [
    ['nothing', 'noFile', () => Buffer.alloc(0)],
    ['too large', 'tooLarge', () => Buffer.alloc(5 * 1024 * 1024 + 1)],
    ['a PDF', 'notWord', () => Buffer.from('%PDF-1.7')],
    ['old Word', 'oldWord', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    [
      'locked by password',
      'locked',
      () =>
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['cut short', 'damaged', () => zipOf(plain).subarray(0, 900)],
    ['another zip', 'notWord', () => zipOf(new Map([['a.txt', 'x']]))],
    [
      'a workbook',
      'notWord',
      () => changed('[Content_Types].xml', (text) => text.replaceAll('wordprocessingml', 'spreadsheetml')),
    ],
    [
      'with macros by its type',
      'macros',
      () =>
        changed('[Content_Types].xml', (text) =>
          text.replace(
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main',
            'vnd.ms-word.document.macroEnabled.main',
          ),
        ),
    ],
    ['with macros in it', 'macros', () => added('word/vbaProject.bin', 'x')],
    ['with an embedded object', 'embedded', () => added('word/embeddings/oleObject1.bin', 'x')],
    ['with another file in it', 'embedded', () => relation('aFChunk', 'Target="afchunk.html"')],
    ['with a linked picture', 'external', () => relation('image', outside)],
    ['with a linked frame', 'external', () => relation('frame', outside)],
    [
      'with a picture linked by what calls itself a hyperlink',
      'external',
      () => inBody('<w:p><a:blip xmlns:a="a" r:link="rId1"/></w:p>'),
    ],
    ...['TargetMode="external"', 'TargetMode="Internal"', '', 'TargetMode=" External "'].map(
      (mode): [string, string, () => Buffer] => [
        `with a linked picture that says ${mode}`,
        'external',
        () => relation('image', `Target="http://utanfor.example/x" ${mode}`),
      ],
    ),
    ['with a picture on another computer', 'external', () => relation('image', 'Target="\\\\utanfor\\x"')],
    [
      'with another template that we cannot drop',
      'attachedTemplate',
      () =>
        changed('word/settings.xml', (text) =>
          text.replace(
            '</w:settings>',
            '<w:attachedTemplate r:id="x"><w:x/></w:attachedTemplate></w:settings>',
          ),
        ),
    ],
    [
      'with another template in letters of two bytes',
      'attachedTemplate',
      () =>
        writeZip(
          new Map([
            ...[...plain].map(([name, text]) => [name, Buffer.from(text)] as const),
            ['word/more.xml', Buffer.from('\ufeff<w:attachedTemplate xmlns:w="w"/>', 'utf16le')] as const,
          ]),
        ),
    ],
    [
      'with a field that fetches',
      'external',
      () =>
        inBody(
          '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://utanfor.example"</w:instrText></w:r></w:p>',
        ),
    ],
    ['with a field that runs', 'external', () => inBody('<w:p><w:fldSimple w:instr="DDEAUTO cmd"/></w:p>')],
    [
      'with an entity of its own',
      'damaged',
      () => changed('word/document.xml', (text) => text.replace('?>', '?><!DOCTYPE d [<!ENTITY a "b">]>')),
    ],
    ['with broken XML', 'damaged', () => changed('word/styles.xml', (text) => text.slice(0, -20))],
    ['without a place', 'noPlaceholder', () => changed('word/document.xml', withoutPlace)],
    ['with two places', 'severalPlaceholders', () => inBody(paragraph('{{rapport}}'))],
    [
      'with its place among words',
      'misplacedPlaceholder',
      () => changed('word/document.xml', (text) => text.replace('{{rap', 'Här: {{rap')),
    ],
    [
      'with its place in a table',
      'misplacedPlaceholder',
      () =>
        changed('word/document.xml', (text) =>
          withoutPlace(text).replace(
            '<w:body>',
            `<w:body><w:tbl><w:tr><w:tc>${paragraph('{{rapport}}')}</w:tc></w:tr></w:tbl>`,
          ),
        ),
    ],
  ];
  it.each(cases)('%s', (_what, problem, file) => {
    expect(readTemplate(file())).toEqual({ ok: false, error: problem });
  });

  it('a small file that would unpack to much more is never unpacked', () => {
    const bomb = zipOf(new Map([...plain, ['word/media/a.png', 'x'.repeat(31 * 1024 * 1024)]]));
    expect(bomb.length).toBeLessThan(200_000);
    expect(readTemplate(bomb)).toEqual({ ok: false, error: 'tooLarge' });
  });
});

describe('a template that can be used', () => {
  it('may have links to click, and loses the note of the template it was made from', () => {
    const read = readTemplate(relation('hyperlink', outside));
    expect(read.ok).toBe(true);
    const attached = new Map([
      ...plain,
      [
        'word/settings.xml',
        '<w:settings xmlns:w="w" xmlns:r="r"><w:attachedTemplate r:id="rId1"/></w:settings>',
      ],
      [
        'word/_rels/settings.xml.rels',
        `<Relationships><Relationship Id="rId1" Type="http://x/attachedTemplate" ${outside}/></Relationships>`,
      ],
    ]);
    const cleaned = readTemplate(zipOf(attached));
    expect(cleaned.ok && [...readZip(cleaned.value).values()].join('')).not.toMatch(
      /utanfor|attachedTemplate/,
    );
  });

  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate';
  const relations = (one: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${one}</Relationships>`;
  it.each([
    [
      'closed by a tag',
      `<Relationship Id="t" Type="${type}" ${outside}></Relationship>`,
      '"t"></w:attachedTemplate>',
    ],
    ['in single quotes', `<Relationship Id="t" Type="${type}" ${outside}/>`.replaceAll('"', "'"), "'t' />"],
    ['with a prefix', `<p:Relationship xmlns:p="p" Id="t" Type="${type}" ${outside}/>`, '"t"/>'],
    ['in references', `<Relationship Id="t" Type="${type.replace('a', '&#97;')}" ${outside}/>`, '"t"/>'],
  ])('loses that note however it is written: %s', async (_, relationship, attributeAndEnd) => {
    for (const part of ['settings', 'settings2']) {
      const parts = new Map(plain);
      const settings = parts.get('word/settings.xml') ?? '';
      parts.delete('word/settings.xml');
      parts.set(
        `word/${part}.xml`,
        settings.replace('</w:settings>', `<w:attachedTemplate r:id=${attributeAndEnd}</w:settings>`),
      );
      parts.set(`word/_rels/${part}.xml.rels`, relations(relationship));
      const read = readTemplate(zipOf(parts));
      expect(read.ok).toBe(true);
      if (!read.ok) return;
      const written = readZip(Buffer.from(await writeInTemplate(read.value, exampleReport())));
      expect([...written.values()].join('')).not.toMatch(/utanfor|attachedTemplate/u);
      expect(written.get(`word/${part}.xml`)).toContain('</w:settings>');
    }
  });

  it('keeps every other relation as it was', () => {
    const read = readTemplate(
      relation('hyperlink', 'Target="https://ekhamra.se/?a=1&amp;b=2" TargetMode="External"'),
    );
    const told = read.ok ? readZip(read.value).get('word/_rels/document.xml.rels') : '';
    expect(told).toContain('Target="https://ekhamra.se/?a=1&amp;b=2" TargetMode="External"');
    const ids = (text = '') => [...text.matchAll(/ Id="([^"]*)"/gu)].map(([, id]) => id).toSorted();
    expect(ids(told)).toEqual([...ids(plain.get('word/_rels/document.xml.rels')), 'x1'].toSorted());
  });

  it('made as a .dotx becomes a document', () => {
    const read = readTemplate(
      changed('[Content_Types].xml', (text) => text.replace('document.main+xml', 'template.main+xml')),
    );
    expect(read.ok && readZip(read.value).get('[Content_Types].xml')).toContain('document.main+xml');
  });
});

describe('the page', () => {
  let services: TestServices;
  let quality: PersonId;
  beforeAll(async () => {
    services = await makeServices();
    const org = makeOrganisation(services);
    quality = makePerson(services, { name: 'Tomas', role: 'quality', unitId: org.administration });
  });

  async function upload(bytes: Buffer, as: PersonId | null = quality, name = 'Kommunens mall.docx') {
    const form = new FormData();
    form.set('intent', 'upload');
    form.set('file', new File([new Uint8Array(bytes)], name));
    return action(await routeArguments(services, { as, form }));
  }
  const example = async () =>
    readWord(Buffer.from(await (await wordResponse(services, exampleReport())).arrayBuffer()));
  const page = async () => loader(await routeArguments(services, { as: quality }));

  it('refuses what is wrong in plain words and changes nothing', async () => {
    const refused = (await upload(added('word/vbaProject.bin', 'x'))) as { data: { error: string } };
    expect(refused.data.error).toContain('makron');
    expect((await page()).inForce).toBeUndefined();
  });

  it('writes reports in the template from then on: its frame, its styles, its width', async () => {
    expect(await statusOf(() => upload(zipOf(plain)))).toBe(302);
    expect((await page()).inForce?.fileName).toBe('Kommunens mall.docx');
    const { paragraphs, tables, parts } = await example();
    const texts = paragraphs.map(({ text }) => text);
    expect(texts[0]).toBe('Tjänsteskrivelse');
    expect(texts.at(-1)).toBe('Med vänlig hälsning');
    expect(paragraphs.find(({ text }) => text === 'Syfte')?.style).toBe('Rubrik1');
    expect(paragraphs.find(({ text }) => text === 'Per fråga')?.style).toBe('Rubrik2');
    expect(paragraphs.find(({ text }) => text === 'Provrapport')?.style).toBe('Rubrik');
    expect(tables.at(-1)?.[1]).toEqual(['Barnet har kommit till tals', '18', '20', '90\u00a0%']);
    const framed = [...parts].filter(([name]) => /^word\/(?:header|document)/.test(name));
    const words = framed.map(([, xml]) => xml.replace(/<[^>]*>/g, '')).join('');
    expect(words).toContain('Ekhamra kommun Provrapport');
    expect(words).not.toContain('{{');
    const widths = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)];
    expect(new Set(widths.map(([, width]) => width))).toEqual(new Set(['8000']));
  });

  it('goes back to our own looks, and our own template to begin from can be used as it is', async () => {
    const remove = { as: quality, form: { intent: 'remove' } };
    expect(await statusOf(async () => action(await routeArguments(services, remove)))).toBe(302);
    expect((await page()).inForce).toBeUndefined();
    expect((await example()).paragraphs[0]).toEqual({ style: 'Title', text: 'Provrapport' });
    const args = await routeArguments(services, { as: quality, params: { file: 'startmall.docx' } });
    const start = await fileLoader(args);
    expect(await statusOf(async () => upload(Buffer.from(await start.arrayBuffer())))).toBe(302);
    expect((await example()).paragraphs.find(({ text }) => text === 'Syfte')?.style).toBe('Heading1');
  });

  it('is logged without the name of the file', () => {
    const entries = services.db.$client
      .prepare("SELECT action, detail FROM audit_entries WHERE action LIKE 'template.%'")
      .all() as { action: string; detail: string }[];
    expect(entries.map(({ action: done }) => done)).toEqual([
      'template.uploaded',
      'template.removed',
      'template.uploaded',
    ]);
    expect(entries.filter(({ detail }) => detail.includes('mall'))).toEqual([]);
  });

  it('is not remembered by a name with a personnummer in it', async () => {
    expect(await statusOf(() => upload(zipOf(plain), quality, 'Beslut 19121212-1212.docx'))).toBe(302);
    expect((await page()).inForce?.fileName).toBe('mall.docx');
  });
});
