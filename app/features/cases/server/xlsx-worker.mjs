// Runs in a worker thread: unpacking and reading a workbook takes seconds and hundreds of megabytes.
// Plain JavaScript, so that the same file runs beside the sources and beside the built server.
import { parentPort, workerData } from 'node:worker_threads';
import { readFormats } from './xlsx-formats.mjs';
import { openParts, readSharedTexts, readWorkbook } from './xlsx-package.mjs';
import { LimitPassed, readSheet } from './xlsx-sheet.mjs';
import { SuspectWorkbook } from './xlsx-xml.mjs';

const ROWS_A_MESSAGE = 2000;
const MOST_REMEMBERED = 200_000;

/**
 * Sends rows in messages of some thousand. A text goes over once and is afterwards a number: the same words stand in
 * a column again and again, and one long shared text must not become a hundred thousand of them. Number nought is
 * the empty text.
 */
function rowSender(sharedTexts, takeText) {
  const sharedNumbers = new Int32Array(sharedTexts.length);
  const numbers = new Map();
  let sentCount = 1;
  let batch = emptyBatch();

  function newNumber(text) {
    batch.texts.push(text);
    sentCount += 1;
    return sentCount - 1;
  }

  function numberOf(content) {
    if (content === undefined) return 0;
    if (typeof content === 'number') {
      sharedNumbers[content] ||= newNumber(sharedTexts[content]);
      return sharedNumbers[content];
    }
    const known = numbers.get(content);
    if (known !== undefined) return known;
    takeText(content);
    const number = newNumber(content);
    if (numbers.size < MOST_REMEMBERED) numbers.set(content, number);
    return number;
  }

  function send() {
    if (batch.rowNumbers.length === 0) return;
    const cells = Uint32Array.from(batch.cells);
    parentPort.postMessage({ type: 'rows', ...batch, cells }, [cells.buffer]);
    batch = emptyBatch();
  }

  return {
    add(rowNumber, cells) {
      batch.rowNumbers.push(rowNumber);
      batch.widths.push(cells.length);
      for (let position = 0; position < cells.length; position += 1)
        batch.cells.push(numberOf(cells[position]));
      if (batch.rowNumbers.length === ROWS_A_MESSAGE) send();
    },
    send,
  };
}

function emptyBatch() {
  return { texts: [], rowNumbers: [], widths: [], cells: [] };
}

/** Counts texts and their characters, shared ones and those in the cells, and throws when there are too many. */
function textCounter({ textLimit, characterLimit }) {
  let count = 0;
  let characters = 0;
  return (text) => {
    count += 1;
    characters += text.length;
    if (count > textLimit) throw new LimitPassed('too_many_cells');
    if (characters > characterLimit) throw new LimitPassed('too_much_text');
  };
}

/** The sheet asked for, or the first visible one with content that has not been tried, or the first hidden one. */
function chooseSheets(sheets, { sheetName, skipped }) {
  if (sheetName !== undefined) return sheets.filter((sheet) => sheet.name === sheetName).slice(0, 1);
  const untried = sheets.filter((sheet) => !skipped.includes(sheet.name));
  return [...untried.filter((sheet) => !sheet.isHidden), ...untried.filter((sheet) => sheet.isHidden)];
}

/** What the other sheets hold, as far as they can be read: that is their own matter. */
function countSheet(sheet, partAt, book) {
  try {
    return readSheet(partAt(sheet.path), book, { isCountOnly: true });
  } catch {
    return { rowCount: 0, columnCount: 0 };
  }
}

function readBook({ bytes, entries, limits, choices }) {
  const partAt = openParts(Buffer.from(bytes), entries);
  const { sheets, is1904, stylesPath, textsPath } = readWorkbook(partAt);
  const candidates = chooseSheets(sheets, choices);
  if (choices.sheetName !== undefined && candidates.length === 0)
    return { type: 'no_such_sheet', sheetNames: sheets.map(({ name }) => name) };

  const takeText = textCounter(limits);
  const texts = readSharedTexts(partAt(textsPath), takeText);
  // A number stands for the shared text: an object for each would take as much room as the text.
  const textAt = (index) => {
    if (texts[index] === undefined) throw new Error('No such shared text');
    return texts[index] === '' ? '' : index;
  };
  const book = { formats: readFormats(partAt(stylesPath)), textAt, is1904 };
  const seen = new Map();
  const sender = rowSender(texts, takeText);
  const chosen = candidates.find((sheet) => {
    const facts = readSheet(partAt(sheet.path), book, { ...limits, hidden: choices.hidden }, sender.add);
    seen.set(sheet, facts);
    return facts.rowCount > 0;
  });
  sender.send();
  const countOf = (sheet) =>
    seen.get(sheet) ?? (choices.isCounted ? { rowCount: 0 } : countSheet(sheet, partAt, book));
  const infos = sheets.map((sheet) => {
    const { rowCount, columnCount } = countOf(sheet);
    return { name: sheet.name, rowCount, columnCount, isHidden: sheet.isHidden };
  });
  return { type: 'done', sheetName: chosen?.name, sheets: infos, is1904, facts: seen.get(chosen) };
}

try {
  parentPort.postMessage(readBook(workerData));
} catch (error) {
  if (error instanceof LimitPassed) parentPort.postMessage({ type: error.limit });
  else if (error instanceof SuspectWorkbook) parentPort.postMessage({ type: 'suspect_workbook' });
  else throw error;
}
