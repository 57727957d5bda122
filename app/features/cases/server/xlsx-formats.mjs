// How numbers are shown in a workbook, and with that what they are. Runs in the worker thread of xlsx-worker.mjs.
import { attribute, parseXml } from './xlsx-xml.mjs';

const NUMBER = { kind: 'number' };
const BUILT_IN_DATES = [
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
];
const BUILT_IN_TIMES = [18, 19, 20, 21, 32, 33, 45, 47];
const BUILT_IN_DURATION = 46;
const SMALL_WHOLE = /^(?:0|-?[1-9]\d{0,14})$/;
const SURE_DIGITS = 15;
const LAST_DAY = 2_958_466;
const DAY = 86_400_000;

/** The formats of the workbook's cell styles, by the number a cell gives for its style. */
export function readFormats(content) {
  const codes = new Map();
  const formats = [];
  if (content === undefined) return formats;
  let isCellStyles = false;
  parseXml(content, {
    open(name, attributesOf) {
      if (name === 'numFmt') {
        const attributes = attributesOf();
        codes.set(attribute(attributes, 'numFmtId'), attribute(attributes, 'formatCode') ?? '');
      } else if (name === 'cellXfs') isCellStyles = true;
      else if (name === 'xf' && isCellStyles)
        formats.push(formatOf(attribute(attributesOf(), 'numFmtId') ?? '0', codes));
    },
    close(name) {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return formats;
}

function formatOf(id, codes) {
  const code = codes.get(id);
  if (code !== undefined) return readFormatCode(code);
  if (BUILT_IN_DATES.includes(Number(id))) return { kind: 'date' };
  if (BUILT_IN_TIMES.includes(Number(id))) return { kind: 'time' };
  return Number(id) === BUILT_IN_DURATION ? { kind: 'duration' } : NUMBER;
}

/**
 * A format code: a date, a clock time, a duration in hours, a code with a fixed number of digits ("00000",
 * "0000-0000", "BU-"0000) or an ordinary number. The first section, for positive numbers, decides.
 */
function readFormatCode(code) {
  const shown = code.replace(
    /\[(?:\$[^\]]*|(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+))\]/gi,
    '',
  );
  const tokens = tokensOf(shown);
  const letters = tokens.filter(({ kind }) => kind === 'letter').map(({ text }) => text.toLowerCase());
  if (/\[(?:h+|m+|s+)\]/i.test(shown)) return { kind: 'duration' };
  // "Standard" and "General" are words; E is the exponent of a number.
  if (/general|standard/i.test(shown)) return NUMBER;
  if (letters.some((letter) => letter === 'y' || letter === 'd' || letter === 'å')) return { kind: 'date' };
  const places = tokens.filter(({ kind }) => kind === 'place');
  if (letters.includes('h') || (letters.includes('s') && letters.includes('m'))) return { kind: 'time' };
  if (places.length === 0 && letters.includes('m')) return { kind: 'date' };
  const isCode =
    places.filter(({ text }) => text === '0').length >= 2 &&
    tokens.every(({ kind, text }) => (kind === 'place' ? text !== '?' : kind === 'literal'));
  return isCode ? { kind: 'code', tokens } : NUMBER;
}

/** The first section of a format code in pieces: digit places, literal text, letters with a meaning, and the rest. */
function tokensOf(code) {
  const tokens = [];
  for (const [text, quoted, escaped] of code.matchAll(/"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|./gsu)) {
    if (text === ';') break;
    if (quoted !== undefined || escaped !== undefined)
      tokens.push({ kind: 'literal', text: quoted ?? escaped });
    else if (text === '0' || text === '#' || text === '?') tokens.push({ kind: 'place', text });
    else if (/^[-/() :+]$/.test(text)) tokens.push({ kind: 'literal', text });
    else if (/^[_*]/.test(text)) continue;
    else tokens.push({ kind: /^\p{L}$/u.test(text) ? 'letter' : 'rest', text });
  }
  return tokens;
}

/** A number cell as text: as a Swedish export to text would write it. `raw` is what stands in the file. */
export function numberText(raw, format, is1904) {
  // Most numbers are small and whole, and stand in the file as they are shown.
  if (format.kind === 'number' && SMALL_WHOLE.test(raw)) return raw;
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (format.kind === 'code' && Number.isInteger(value) && value >= 0)
    return codeText(raw, value, format.tokens);
  if (format.kind === 'duration' && value >= 0) return clockText(value, true);
  if (format.kind === 'time' && value >= 0) return clockText(value % 1, false);
  if (format.kind === 'date') return dateText(value, is1904) ?? plainText(raw, value);
  return plainText(raw, value);
}

/** Whether a number may have lost its last digits: Excel keeps fifteen, and the rest become zeros. */
export function mayBeRounded(raw, format) {
  if (raw.length <= SURE_DIGITS && !/e/i.test(raw)) return false;
  return format.kind !== 'date' && Math.abs(Number(raw)) >= 1e15;
}

function plainText(raw, value) {
  if (/^-?\d{16,}$/.test(raw)) return raw;
  // Fifteen digits are what Excel itself shows; the rest is noise from binary fractions.
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded).replace('.', ',');
}

function codeText(raw, value, tokens) {
  const digits = [...(/^\d+$/.test(raw) ? raw.replace(/^0+(?=\d)/, '') : plainText(raw, value))];
  const firstPlace = tokens.findIndex(({ kind }) => kind === 'place');
  let text = '';
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token.kind === 'literal') text = token.text + text;
    else if (digits.length > 0) text = digits.pop() + text;
    else if (token.text === '0') text = `0${text}`;
    if (index === firstPlace) text = digits.splice(0).join('') + text;
  }
  return text;
}

function two(number) {
  return String(number).padStart(2, '0');
}

function clockText(days, isDuration) {
  const seconds = Math.round(days * 86_400);
  const hours = Math.floor(seconds / 3600);
  const rest = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`;
  return `${two(isDuration ? hours : hours % 24)}:${two(Math.floor(seconds / 60) % 60)}${rest}`;
}

/**
 * The civil date, with the time of day only when there is one; undefined outside the calendar of Excel. Less than a
 * day is a bare clock time. Excel has a 29 February 1900, which never was: it is given as Excel shows it, so that
 * nobody takes it for another day.
 */
function dateText(serial, is1904) {
  if (serial < 0 || serial >= LAST_DAY) return undefined;
  if (serial < 1 && !is1904) return clockText(serial, false);
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const time = seconds % 86_400 === 0 ? '' : ` ${clockText((seconds % 86_400) / 86_400, false)}`;
  if (!is1904 && day === 60) return `1900-02-29${time}`;
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return `${new Date(first + day * DAY).toISOString().slice(0, 10)}${time}`;
}
