// The parts of a workbook's zip. Runs in the worker thread of xlsx-worker.mjs.
import path from 'node:path/posix';
import { crc32, inflateRawSync } from 'node:zlib';
import { attribute, isTrue, parseXml, SuspectWorkbook, unescapeText } from './xlsx-xml.mjs';

const LOCAL_HEADER = 0x04034b50;

/**
 * A function that gives a part of the zip by its path, unpacked, or undefined. Names differ in case between writers.
 * No part is larger than the zip's own table of contents said: a size that was checked before the worker started is
 * thereby also the size in memory.
 */
export function openParts(bytes, entries) {
  const byName = new Map();
  for (const entry of entries) {
    const name = entry.name.replace(/^\/+/, '').toLowerCase();
    if (name.split('/').includes('..') || byName.has(name)) throw new SuspectWorkbook('A strange entry');
    byName.set(name, entry);
  }
  return (name) => {
    const entry = byName.get(name.toLowerCase());
    return entry === undefined ? undefined : unpack(bytes, entry);
  };
}

function unpack(bytes, { method, packedSize, size, checksum, headerOffset }) {
  if (bytes.readUInt32LE(headerOffset) !== LOCAL_HEADER) throw new Error('No local header');
  const start =
    headerOffset + 30 + bytes.readUInt16LE(headerOffset + 26) + bytes.readUInt16LE(headerOffset + 28);
  const packed = bytes.subarray(start, start + packedSize);
  if (packed.length !== packedSize || (method !== 0 && method !== 8)) throw new Error('Damaged entry');
  const content = method === 8 ? inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }) : packed;
  if (content.length !== size || crc32(content) !== checksum) throw new Error('Not what was promised');
  return content;
}

/**
 * The workbook: its sheets in order with the paths of their parts, whether dates count from 1904, and where styles
 * and shared texts stand. Where the workbook itself stands is said by the package; most have it in xl/workbook.xml.
 */
export function readWorkbook(partAt) {
  const root = relationsIn(partAt('_rels/.rels'), '').find(({ type }) => type === 'officeDocument');
  const workbookPath = root !== undefined && partAt(root.path) ? root.path : 'xl/workbook.xml';
  const content = partAt(workbookPath);
  if (content === undefined) throw new Error('No workbook');
  const folder = path.dirname(workbookPath);
  const relations = relationsIn(
    partAt(path.join(folder, '_rels', `${path.basename(workbookPath)}.rels`)),
    folder,
  );
  const found = { sheets: [], is1904: false };
  parseXml(content, {
    open(name, attributesOf) {
      if (name === 'workbookPr') found.is1904 ||= isTrue(attribute(attributesOf(), 'date1904'));
      if (name !== 'sheet') return;
      const attributes = attributesOf();
      const relation = relations.find(({ id }) => id === attribute(attributes, 'id'));
      // Sheets of charts and macros have no cells.
      if (relation?.type !== 'worksheet') return;
      found.sheets.push({
        name: unescapeText(attribute(attributes, 'name') ?? ''),
        isHidden: /^(?:veryH|h)idden$/.test(attribute(attributes, 'state') ?? ''),
        path: relation.path,
      });
    },
  });
  if (found.sheets.length === 0) throw new Error('No sheets');
  const pathOf = (type) => relations.find((relation) => relation.type === type)?.path ?? '';
  return { ...found, stylesPath: pathOf('styles'), textsPath: pathOf('sharedStrings') };
}

/** The last part of a type's address says what it is: strict and transitional files have different ones before it. */
function relationsIn(content, folder) {
  const relations = [];
  if (content === undefined) return relations;
  parseXml(content, {
    open(name, attributesOf) {
      if (name !== 'Relationship') return;
      const attributes = attributesOf();
      if (attribute(attributes, 'TargetMode') === 'External') return;
      const target = (attribute(attributes, 'Target') ?? '').replaceAll('\\', '/');
      relations.push({
        id: attribute(attributes, 'Id'),
        type: attribute(attributes, 'Type')?.split('/').at(-1),
        path: target.startsWith('/') ? target.replace(/^\/+/, '') : path.join(folder, target),
      });
    },
  });
  return relations;
}

/**
 * The texts that cells point at by number. `takeText` hears of each as it comes, and throws when they are too
 * many or too long. What is only there to show how a text is pronounced is no part of it.
 */
export function readSharedTexts(content, takeText) {
  const texts = [];
  if (content === undefined) return texts;
  let text = '';
  let isText = false;
  let isPronunciation = false;
  parseXml(content, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isPronunciation = true;
    },
    close(name) {
      if (name === 'si') {
        takeText(text);
        texts.push(unescapeText(text));
      } else if (name === 't') isText = false;
      else if (name === 'rPh') isPronunciation = false;
    },
    text(piece) {
      if (isText && !isPronunciation) text += piece;
    },
  });
  return texts;
}
