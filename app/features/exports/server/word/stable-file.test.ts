import { expect, it } from 'vitest';
import { readZip } from '#tests/factories/read-zip.ts';
import { stableFile } from './stable-file.server.ts';
import { writeZip } from './write-zip.server.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PARTS = {
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:title>Rapport</dc:title><dc:subject>Anna Ek</dc:subject><cp:keywords/><dc:description xml:lang="sv">Bo Berg</dc:description><cp:keywords>Eva Dahl</cp:keywords><cp:category>Ida Gran</cp:category></cp:coreProperties>',
  'docProps/app.xml': `<Properties xmlns="${office}/extended-properties"><Manager>Karin Lund</Manager><Company>Bolaget</Company></Properties>`,
  'docProps/custom.xml': `<Properties xmlns="${office}/custom-properties"><property name="Handläggare">Per Sten</property></Properties>`,
  'word/document.xml': '<w:document/>',
};

it('says nothing of what a template says of people, and keeps its title', () => {
  const parts = new Map(Object.entries(PARTS).map(([name, text]) => [name, Buffer.from(text)]));
  const made = readZip(stableFile(writeZip(parts), '2026-11-02T08:00:00Z'));
  expect([...made.keys()]).toEqual(Object.keys(PARTS));
  const text = [...made.values()].join('\n');
  expect(text).not.toMatch(/Anna|Bo Berg|Eva|Ida|Karin|Bolaget|Per Sten|Handläggare/u);
  expect(made.get('docProps/core.xml')).toContain('<dc:title>Rapport</dc:title>');
  expect(made.get('docProps/app.xml')).toContain(`<Properties xmlns="${office}/extended-properties"/>`);
});
