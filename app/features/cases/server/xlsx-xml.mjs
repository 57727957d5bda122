// XML of a workbook, part by part. Runs in the worker thread of xlsx-worker.mjs.
import { Parser } from 'saxen';

const DECODED_AT_ONCE = 1024 * 1024;
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g;
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** What no spreadsheet program writes: such a workbook is not read at all. */
export class SuspectWorkbook extends Error {}

/**
 * Reads XML piece by piece. `open(name, attributesOf)` and `close(name)` get the local name, whatever prefix the
 * writer chose (strict files, and those of some report tools, have one everywhere); `text(text)` gets the characters
 * with references resolved, in one or more pieces. Entities cannot be declared: a document type is refused.
 */
export function parseXml(content, { open, close, text }) {
  const parser = new Parser();
  parser.on('attention', () => {
    throw new SuspectWorkbook('A document type');
  });
  // What the parser warns of it then leaves out: a cell without its reference would land in another column.
  parser.on('warn', (error) => {
    throw error;
  });
  if (open) parser.on('openTag', (name, attributesOf) => open(localName(name), attributesOf));
  if (close) parser.on('closeTag', (name) => close(localName(name)));
  if (text) {
    parser.on('text', (raw) => text(resolveReferences(raw)));
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder(encodingOf(content));
  for (let start = 0; start < content.length; start += DECODED_AT_ONCE) {
    parser.write(decoder.decode(content.subarray(start, start + DECODED_AT_ONCE), { stream: true }));
  }
  parser.write(decoder.decode());
  parser.end();
}

/** The value of an attribute by its local name ("r:id", "rel:id" and "id" are one), with references resolved. */
export function attribute(attributes, name) {
  const value =
    attributes[name] ?? attributes[Object.keys(attributes).find((key) => key.endsWith(`:${name}`))];
  return value === undefined ? undefined : resolveReferences(value);
}

/** Both ways XML writes yes. */
export function isTrue(value) {
  return value === '1' || value === 'true';
}

/** Characters that XML cannot hold stand as _x000D_ in a workbook's texts. */
export function unescapeText(text) {
  return text.includes('_x')
    ? text.replace(ESCAPED, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

function resolveReferences(raw) {
  if (!raw.includes('&')) return raw;
  return raw.replace(REFERENCE, (whole, decimal, hexadecimal, name) => {
    if (name) return NAMED[name];
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function localName(name) {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(content) {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
