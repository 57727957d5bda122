import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import { type GridCase, packGrid, unpackGrid } from './grid-data.ts';
import { type FillTarget, isGiven, planFill, planUndo } from './grid-fill.ts';
import { GRID_FILTERS, type RowFacts, rowsInView } from './grid-filter.ts';
import { afterAnswer, movedBy, nextWanted } from './grid-moves.ts';
import { partsOfGrid } from './grid-window.ts';

const answer = (change: Partial<FullAnswer> = {}): FullAnswer => ({
  option: null,
  content: '',
  reason: '',
  comment: '',
  evidence: '',
  ...change,
});
const words = fc.constantFrom('', '', 'a', 'längre\ntext', '0');
const answers: fc.Arbitrary<FullAnswer> = fc.record({
  option: fc.constantFrom(null, null, 'yes', 'no'),
  content: words,
  reason: words,
  comment: words,
  evidence: words,
});

describe('the way to the browser', () => {
  it('gives back exactly the cases that were packed, without answers to other questions', () => {
    const keys = ['a', 'b'];
    const cases: fc.Arbitrary<GridCase> = fc.record({
      reviewId: fc.integer({ min: 1 }),
      caseKey: fc.string(),
      state: fc.constantFrom('assigned', 'started', 'finished', 'reopened'),
      isLocked: fc.boolean(),
      isProtected: fc.boolean(),
      columns: fc.dictionary(
        fc.constantFrom('Insats', 'Datum', '__proto__x'),
        fc.string().filter((text) => text.trim() !== ''),
        {
          noNullPrototype: true,
        },
      ),
      answers: fc.uniqueArray(
        fc
          .tuple(fc.constantFrom('a', 'b', 'gone'), fc.integer({ min: 1 }), answers)
          .map(([questionKey, revision, full]) => ({ questionKey, revision, ...full })),
        { selector: ({ questionKey }) => questionKey },
      ),
    });
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 6 }), (rows) => {
        const headers = ['Insats', 'Datum', '__proto__x'];
        const shown = headers.map((header, place) => ({ header, place }));
        const valuesOf = ({ columns }: GridCase) => headers.map((header) => columns[header] ?? '');
        const toPack = rows.map(({ columns, ...row }) => ({ ...row, values: valuesOf({ columns, ...row }) }));
        const packet = packGrid(toPack, shown, keys);
        const sent = JSON.parse(JSON.stringify(packet)) as typeof packet;
        const known = rows.map((row) => ({
          ...row,
          answers: row.answers.filter(({ questionKey }) => keys.includes(questionKey)),
        }));
        expect(unpackGrid(sent, keys)).toEqual(known);
      }),
    );
  });
});

describe('moving', () => {
  const size = { rows: 3, columns: 4 };
  it.each([
    ['ArrowDown', false, { row: 2, column: 2 }],
    ['ArrowUp', false, { row: 0, column: 2 }],
    ['ArrowUp', true, { row: 0, column: 2 }],
    ['ArrowRight', false, { row: 1, column: 3 }],
    ['ArrowLeft', true, { row: 1, column: 0 }],
    ['Home', false, { row: 1, column: 0 }],
    ['End', false, { row: 1, column: 3 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 2, column: 3 }],
    ['PageDown', false, { row: 2, column: 2 }],
    ['J', false, undefined],
  ])('%s, Ctrl %s', (key, isFar, expected) => {
    expect(movedBy(key, isFar, { row: 1, column: 2 }, size, 10)).toEqual(expected);
  });

  const place = fc.record({ row: fc.nat(20), column: fc.nat(8) });
  const sizes = fc.record({ rows: fc.nat(20), columns: fc.integer({ min: 1, max: 8 }) });
  const keys = fc.constantFrom(
    'ArrowDown',
    'ArrowUp',
    'ArrowLeft',
    'ArrowRight',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  );
  it('never leads outside the table', () => {
    fc.assert(
      fc.property(
        place,
        sizes,
        keys,
        fc.boolean(),
        fc.nat(9),
        (from, { rows, columns }, key, isFar, page) => {
          const to = movedBy(key, isFar, from, { rows, columns }, page);
          expect(to?.row).toBeGreaterThanOrEqual(0);
          expect(to?.row).toBeLessThan(Math.max(1, rows));
          expect(to?.column).toBeGreaterThanOrEqual(0);
          expect(to?.column).toBeLessThan(columns);
        },
      ),
    );
  });

  const questions = [2, 3, 5];
  const inTable = fc.record({ row: fc.nat(6), column: fc.nat(6) });
  const direction = fc.constantFrom('down' as const, 'right' as const);
  it('finds an unanswered cell whenever there is one, wherever it begins, and all of them in turn', () => {
    const open = fc.uniqueArray(fc.record({ row: fc.nat(6), column: fc.constantFrom(...questions) }), {
      selector: ({ row, column }) => `${row}:${column}`,
    });
    fc.assert(
      fc.property(inTable, direction, open, (from, way, cells) => {
        const left = new Set(cells.map(({ row, column }) => `${row}:${column}`));
        left.delete(`${from.row}:${from.column}`);
        let at = from;
        for (const _ of [...left]) {
          const next = nextWanted(at, way, 7, questions, ({ row, column }) => left.has(`${row}:${column}`));
          expect(next).toBeDefined();
          at = next ?? at;
          expect(left.delete(`${at.row}:${at.column}`)).toBe(true);
        }
        expect(
          nextWanted(at, way, 7, questions, ({ row, column }) => left.has(`${row}:${column}`)),
        ).toBeUndefined();
      }),
    );
  });

  it('goes column by column or row by row', () => {
    const all = () => true;
    expect(nextWanted({ row: 6, column: 2 }, 'down', 7, questions, all)).toEqual({ row: 0, column: 3 });
    expect(nextWanted({ row: 0, column: 5 }, 'right', 7, questions, all)).toEqual({ row: 1, column: 2 });
    expect(nextWanted({ row: 0, column: 0 }, 'right', 7, questions, all)).toEqual({ row: 0, column: 2 });
    expect(nextWanted({ row: 6, column: 5 }, 'right', 7, questions, all)).toEqual({ row: 0, column: 2 });
  });

  it('passes what cannot be answered after an answer, and stays at the end', () => {
    const canAnswer = ({ row }: { row: number }) => row !== 1;
    expect(afterAnswer({ row: 0, column: 3 }, 'down', 3, questions, canAnswer)).toEqual({
      row: 2,
      column: 3,
    });
    expect(afterAnswer({ row: 2, column: 3 }, 'down', 3, questions, canAnswer)).toEqual({
      row: 2,
      column: 3,
    });
    expect(afterAnswer({ row: 0, column: 5 }, 'right', 3, questions, canAnswer)).toEqual({
      row: 2,
      column: 2,
    });
  });
});

describe('filling down', () => {
  const source = answer({
    option: 'no',
    reason: 'Inget beslut i akten.',
    comment: 'Bara här',
    evidence: 's. 2',
  });
  const target = (row: number, change: Partial<FullAnswer> = {}, canAnswer = true): FillTarget => ({
    row,
    draft: answer(change),
    canAnswer,
  });

  it('takes the answer with its reason, and never the words about one case', () => {
    const plan = planFill(source, [target(1), target(2, { comment: 'Egen' })], 'onlyEmpty');
    expect(plan.writes.map(({ after }) => after)).toEqual([
      answer({ option: 'no', reason: 'Inget beslut i akten.' }),
      answer({ option: 'no', reason: 'Inget beslut i akten.', comment: 'Egen' }),
    ]);
  });

  it('writes over no answer unless told to, and says which those are', () => {
    const targets = [target(1), target(2, { option: 'yes' }), target(3, {}, false)];
    const careful = planFill(source, targets, 'onlyEmpty');
    expect(careful.writes.map(({ row }) => row)).toEqual([1]);
    expect(careful).toMatchObject({ answered: [2], closed: [3] });
    expect(planFill(source, targets, 'alsoAnswered').writes.map(({ row }) => row)).toEqual([1, 2]);
  });

  it('keeps the reason of an empty cell when the source has none, and asks nothing where the same stands', () => {
    const bare = answer({ option: 'no' });
    expect(planFill(bare, [target(1, { reason: 'Kvar' })], 'onlyEmpty').writes[0]?.after.reason).toBe('Kvar');
    expect(planFill(bare, [target(1, { option: 'no' })], 'alsoAnswered')).toEqual({
      writes: [],
      answered: [],
      closed: [],
    });
  });

  it('is taken back whole in one step, but for what has been changed since', () => {
    const targets = fc.array(fc.record({ draft: answers, canAnswer: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(
        answers.filter(isGiven),
        targets,
        fc.boolean(),
        fc.nat(8),
        (from, cells, isAll, touched) => {
          const before = cells.map(({ draft }) => draft);
          const plan = planFill(
            from,
            cells.map((cell, row) => ({ ...cell, row })),
            isAll ? 'alsoAnswered' : 'onlyEmpty',
          );
          const now = [...before];
          for (const { row, after } of plan.writes) {
            expect(cells[row]?.canAnswer).toBe(true);
            expect(isAll || !isGiven(before[row] ?? from)).toBe(true);
            now[row] = after;
          }
          const written = plan.writes.map(({ row }) => row);
          if (written.includes(touched)) now[touched] = answer({ content: 'ändrat sedan' });
          const change = {
            questionKey: 'q',
            writes: plan.writes.map(({ row, ...write }) => ({ ...write, reviewId: row })),
          };
          const back = planUndo(change, (row) => now[row] ?? from);
          for (const { reviewId, after } of back.writes) now[reviewId] = after;
          expect(back.kept).toEqual(written.filter((row) => row === touched));
          for (const [row, draft] of before.entries())
            if (!back.kept.includes(row)) expect(now[row]).toEqual(draft);
        },
      ),
    );
  });
});

describe('filters', () => {
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  const row = (caseKey: string, change: Partial<RowFacts> = {}): RowFacts => ({
    caseKey,
    columns: {},
    isComplete: false,
    hasFault: false,
    isHandedIn: false,
    hasConflict: false,
    ...change,
  });

  it('shows what it says', () => {
    const rows = [
      row('A'),
      row('B', { isComplete: true, hasFault: true }),
      row('C', { isComplete: true, isHandedIn: true }),
      row('D', { hasConflict: true }),
    ];
    const shown = GRID_FILTERS.map((filter) =>
      rowsInView(rows, { filter, search: '', orderBy: '' }, compare),
    );
    expect(shown).toEqual([[0, 1, 2, 3], [0, 3], [1], [0, 1, 3], [3]]);
  });

  it('finds every word in the case number or the facts, and puts empty cells last', () => {
    const rows = [
      row('B2020/7', { columns: { Insats: 'Städning', Dag: '2020-05-01' } }),
      row('B2020/8', { columns: { Insats: 'Promenader' } }),
      row('B2020/9', { columns: { Insats: 'STÄDNING', Dag: '2020-02-01' } }),
    ];
    const view = { filter: 'all', orderBy: 'Dag' } as const;
    expect(rowsInView(rows, { ...view, search: '' }, compare)).toEqual([2, 0, 1]);
    expect(rowsInView(rows, { ...view, search: ' städ 2020/9 ' }, compare)).toEqual([2]);
    expect(rowsInView(rows, { ...view, search: 'finns inte' }, compare)).toEqual([]);
  });

  it('shows each row at most once, whatever it is ordered by, and equals as they were drawn', () => {
    const facts = fc.record({ value: fc.constantFrom('', 'a', 'b'), hasFault: fc.boolean() });
    fc.assert(
      fc.property(fc.array(facts), fc.boolean(), (cells, isFiltered) => {
        const rows = cells.map(({ value, hasFault }, place) =>
          row(String(place), { hasFault, columns: value === '' ? {} : { Kolumn: value } }),
        );
        const filter = isFiltered ? 'faults' : 'all';
        const shown = rowsInView(rows, { filter, search: '', orderBy: 'Kolumn' }, compare);
        const wanted = rows.flatMap(({ hasFault }, place) => (hasFault || !isFiltered ? [place] : []));
        const sorted = wanted.sort((a, b) => {
          const rank = (place: number) => cells[place]?.value || 'z';
          return compare(rank(a), rank(b)) || a - b;
        });
        expect(shown).toEqual(sorted);
      }),
    );
  });
});

describe('the rows that are drawn', () => {
  it('stand for every row once, in order, with the one that has the focus always among them', () => {
    const place = fc.integer({ min: -5, max: 60 });
    fc.assert(
      fc.property(place, place, place, fc.nat(50), (first, end, focused, total) => {
        const parts = partsOfGrid(first, end, focused, total);
        let next = 0;
        for (const part of parts) {
          expect(part.kind === 'row' ? part.index : part.after).toBe(next);
          next += part.kind === 'row' ? 1 : part.count;
        }
        expect(next).toBe(total);
        const drawn = parts.flatMap((part) => (part.kind === 'row' ? [part.index] : []));
        if (focused >= 0 && focused < total) expect(drawn).toContain(focused);
        expect(drawn.length).toBeLessThanOrEqual(Math.max(0, end - first) + 1);
      }),
    );
  });
});
