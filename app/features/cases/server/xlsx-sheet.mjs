// The cells of one sheet. Runs in the worker thread of xlsx-worker.mjs.
import { mayBeRounded, numberText } from './xlsx-formats.mjs';
import { attribute, isTrue, parseXml, unescapeText } from './xlsx-xml.mjs';

const LAST_ROW_OF_EXCEL = 1_048_576;
const LAST_COLUMN_OF_EXCEL = 16_384;
const NUMBER = { kind: 'number' };

/** More than a register can need: `limit` says of what. */
export class LimitPassed extends Error {
  constructor(limit) {
    super(limit);
    this.limit = limit;
  }
}

/**
 * Reads a sheet row by row and hands over each row with content: its number, whether it is hidden, and its cells.
 * A cell is a text, or the number of a shared text. Cells that only have a colour cost nothing, however many.
 * Gives what was seen on the way. `isCountOnly` reads no more than is needed for the counts.
 */
export function readSheet(content, book, options, takeRow) {
  const { hidden, rowLimit, columnLimit, cellLimit, mergeLimit, isCountOnly } = options;
  const facts = {
    ...{ rowCount: 0, columnCount: 0, merges: [], hiddenRows: [], isFiltered: false },
    ...{ emptyFormulaCount: 0, errorCellCount: 0, longNumberCount: 0 },
  };
  const isHiddenColumn = new Uint8Array(LAST_COLUMN_OF_EXCEL + 1);
  const hiddenColumns = new Set();
  let isInData = false;
  let row;
  let cell;
  let isText = false;
  let isPronunciation = false;
  let lastRowNumber = 0;
  let cellCount = 0;

  function openRow(attributes) {
    const number = Number(attribute(attributes, 'r') ?? lastRowNumber + 1);
    if (!(Number.isInteger(number) && number > lastRowNumber && number <= LAST_ROW_OF_EXCEL))
      throw new Error('Impossible row');
    lastRowNumber = number;
    row = { number, isHidden: isTrue(attribute(attributes, 'hidden')), cells: [], width: 0, lastColumn: 0 };
  }

  function openCell(attributes) {
    const reference = attribute(attributes, 'r');
    const column = reference === undefined ? row.lastColumn + 1 : columnOf(reference);
    if (!(column >= 1 && column <= LAST_COLUMN_OF_EXCEL)) throw new Error('Impossible column');
    row.lastColumn = column;
    const type = attributes.t ?? 'n';
    cell = { column, type, style: attributes.s, value: '', isFormula: false, isRead: false };
  }

  function closeCell() {
    const isLeftOut = hidden === 'leaveOut' && (row.isHidden || isHiddenColumn[cell.column] === 1);
    if (isLeftOut && (cell.type === 'e' || cell.value === '')) cell = undefined;
    else if (cell.type === 'e') facts.errorCellCount += 1;
    else if (cell.isFormula && cell.value === '' && cell.type !== 'str') facts.emptyFormulaCount += 1;
    else if (cell.value !== '') addCell(isCountOnly ? 'x' : contentOf(cell));
    cell = undefined;
  }

  function addCell(content) {
    const { column } = cell;
    if (content === '') return;
    if (!isCountOnly && column > columnLimit) throw new LimitPassed('too_many_columns');
    row.width = Math.max(row.width, column);
    if (isHiddenColumn[column] === 1) {
      hiddenColumns.add(column - 1);
      if (hidden === 'leaveOut') return;
    }
    if (isCountOnly) return;
    cellCount += 1;
    if (cellCount > cellLimit) throw new LimitPassed('too_many_cells');
    row.cells[column - 1] = content;
  }

  function contentOf({ type, value, style }) {
    if (type === 's') return book.textAt(Number(value));
    if (type === 'b') return isTrue(value.trim()) ? 'Ja' : 'Nej';
    if (type === 'd')
      return value.trim().replace(/^(\d{4}-\d{2}-\d{2})T(?:00:00(?::00(?:\.0+)?)?Z?)?$/, '$1');
    if (type !== 'n') return unescapeText(value);
    const raw = value.trim();
    const format = book.formats[Number(style ?? 0)] ?? NUMBER;
    if (mayBeRounded(raw, format)) facts.longNumberCount += 1;
    return numberText(raw, format, book.is1904);
  }

  function closeRow() {
    if (row.width > 0) {
      if (!isCountOnly && row.number > rowLimit) throw new LimitPassed('too_many_rows');
      facts.rowCount += 1;
      facts.columnCount = Math.max(facts.columnCount, row.width);
      if (row.isHidden && !isCountOnly) facts.hiddenRows.push(row.number);
      if (!isCountOnly && !(row.isHidden && hidden === 'leaveOut')) takeRow(row.number, row.cells);
    }
    row = undefined;
  }

  function openInCell(name) {
    if (name === 'v' || name === 't') isText = true;
    else if (name === 'f') cell.isFormula = true;
    else if (name === 'rPh') isPronunciation = true;
  }

  function openInData(name, attributesOf) {
    if (name === 'c' && row !== undefined) openCell(attributesOf());
    else if (name === 'row') openRow(attributesOf());
  }

  function openOutside(name, attributesOf) {
    if (name === 'sheetData') isInData = true;
    else if (name === 'col') noteColumns(attributesOf());
    else if (name === 'filterColumn') facts.isFiltered = true;
    else if (name === 'mergeCell' && !isCountOnly) {
      if (facts.merges.length === mergeLimit) throw new LimitPassed('unpacks_too_large');
      facts.merges.push(areaOf(attribute(attributesOf(), 'ref') ?? ''));
    }
  }

  function noteColumns(attributes) {
    const [first, last] = [Number(attribute(attributes, 'min')), Number(attribute(attributes, 'max'))];
    if (isTrue(attribute(attributes, 'hidden'))) isHiddenColumn.fill(1, first, last + 1);
  }

  parseXml(content, {
    open(name, attributesOf) {
      if (cell !== undefined) openInCell(name);
      else if (isInData) openInData(name, attributesOf);
      else openOutside(name, attributesOf);
    },
    close(name) {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'rPh') isPronunciation = false;
      else if (name === 'c' && cell !== undefined) closeCell();
      else if (name === 'row' && row !== undefined) closeRow();
      else if (name === 'sheetData') isInData = false;
    },
    text(piece) {
      if (isText && cell !== undefined && !isPronunciation) cell.value += piece;
    },
  });
  return { ...facts, hiddenColumns: [...hiddenColumns] };
}

/** The column of a reference such as AB12, counted from one; nought where it is none. */
function columnOf(reference) {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

/** "B2:C3" as [first row, first column, last row, last column], columns counted from nought. */
function areaOf(reference) {
  const [from = '', to = from] = reference.split(':');
  const rowOf = (corner) => Number(corner.replace(/^\$?[a-z]+\$?/i, ''));
  return [rowOf(from), columnOf(from.replace('$', '')) - 1, rowOf(to), columnOf(to.replace('$', '')) - 1];
}
