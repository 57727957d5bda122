import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDesign } from '#tests/factories/designs.ts';
import { anyCondition, anyFilter } from '#tests/factories/filters.ts';
import { anyProcedure } from '#tests/factories/procedures.ts';
import { processorTimeSince } from '#tests/factories/processor-time.ts';
import { applyConditionEdit, readConditionEdit } from './condition-edit.ts';
import { type ConditionsValues, EMPTY_CONDITION, readConditions } from './condition-values.ts';
import { parseControlForm } from './control-form-schema.ts';
import { valuesOfControl, valuesOfTemplate } from './control-form-start.ts';
import { type ControlFormValues, readControlForm } from './control-form-values.ts';
import { designValues, parseDesign } from './design-form.ts';
import { conditionLines, parseConditions } from './filter-form.ts';
import { chosenValues, parseCondition, parseSwedishNumber } from './parse-condition.ts';
import type { ProcedureValues } from './procedure-form.ts';

const fields = { registerId: '1', unitId: '1', checklistId: '1', countOn: '2026-10-31', reviewerIds: ['1'] };
/** As many reviewers as any procedure asks for. */
const enough = { ...fields, reviewerIds: ['1', '2', '3', '4', '5'] };
const values = { ...valuesOfTemplate(undefined, fields), name: 'Kontroll', purpose: 'Syfte' };
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

function putProcedure(put: (name: string, value: string) => void, procedure: ProcedureValues) {
  put('reviewersPerCase', procedure.reviewersPerCase);
  put('sharing', procedure.sharing);
  for (const name of ['isBlind', 'needsApproval', 'isGrid'] as const) if (procedure[name]) put(name, 'on');
  put('pairCount', String(procedure.pairs.length));
  for (const [index, { reviewersOf, casesOf }] of procedure.pairs.entries()) {
    put(`pairReviewers-${index}`, reviewersOf);
    put(`pairCases-${index}`, casesOf);
  }
}

/** What a browser sends for a form that shows these values: every field the page renders, texts with CR LF. */
function posted(form: ControlFormValues): FormData {
  const body = new FormData();
  const put = (name: string, value: string) => body.append(name, value.replaceAll('\n', '\r\n'));
  const { conditions, quotas, isOnlySinceLastDraw, reviewerIds, procedure, ...texts } = form;
  for (const [name, value] of Object.entries(texts)) put(name, value);
  for (const id of reviewerIds) put('reviewerIds', id);
  if (isOnlySinceLastDraw) put('onlySinceLastDraw', '1');
  put('quotaCount', String(quotas.length));
  for (const [index, quota] of quotas.entries()) {
    put(`quotaColumn-${index}`, quota.column);
    for (const value of quota.values) put(`quotaValues-${index}`, value);
    put(`quotaMore-${index}`, quota.more);
    put(`quotaMinimum-${index}`, quota.minimum);
  }
  putProcedure(put, procedure);
  put('conditionJoin', conditions.join);
  put('conditionGroups', String(conditions.groups.length));
  for (const [place, { mode, lines }] of conditions.groups.entries()) {
    put(`conditionMode-${place}`, mode);
    put(`conditionLines-${place}`, String(lines.length));
    for (const [index, { values: ticked, from, to, ...line }] of lines.entries()) {
      const capital = (part: string) => part.charAt(0).toUpperCase() + part.slice(1);
      for (const [part, value] of Object.entries(line))
        put(`condition${capital(part)}-${place}-${index}`, value);
      for (const value of ticked) put(`conditionValues-${place}-${index}`, value);
      for (const [side, point] of Object.entries({ From: from, To: to })) {
        for (const [part, value] of Object.entries(point)) {
          put(`condition${side}${capital(part)}-${place}-${index}`, value);
        }
      }
    }
  }
  return body;
}

describe('what is stored comes back as it was', () => {
  it('any design', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        expect(parseDesign(designValues(design))).toEqual({ ok: true, value: plain(design) });
      }),
    );
  });

  it('any conditions', () => {
    fc.assert(
      fc.property(anyFilter, ({ onePer: _, leaveOutReviewed: __, onlySinceLastDraw: ___, ...conditions }) => {
        const parsed = parseConditions(conditionLines(conditions));
        expect(parsed.ok && plain(parsed.value)).toEqual(plain(conditions));
      }),
    );
  });

  it('a whole control, through what a browser sends', () => {
    fc.assert(
      fc.property(anyFilter, anyDesign, anyProcedure, (filter, design, procedure) => {
        const control = {
          templateKey: null,
          revision: 3,
          name: 'Kontroll',
          purpose: 'Syfte',
          kind: 'selfControl',
          rhythm: 'month',
          reviewDays: 14,
          responsibleId: null,
        };
        const shown = valuesOfControl({ ...control, filter, design, procedure }, enough);
        const read = readControlForm(posted(shown));
        expect(read).toEqual(plain(shown));
        const parsed = parseControlForm(read);
        expect(parsed.ok && plain(parsed.value.filter)).toEqual(plain(filter));
        expect(parsed.ok && plain(parsed.value.design)).toEqual(plain(design));
        expect(parsed.ok && plain(parsed.value.procedure)).toEqual(plain(procedure));
      }),
    );
  });
});

describe('values of a list', () => {
  it('are composed and trimmed, as the register stores its cells, each once, the ticked first', () => {
    const decomposed = 'Stödboende'.normalize('NFD');
    expect(decomposed).not.toBe('Stödboende');
    expect(chosenValues(['HVB'], `  ${decomposed} \r\n\nStödboende\nHVB`)).toEqual(['HVB', 'Stödboende']);
  });

  it('may hold the empty cell, which only a tick can say', () => {
    expect(chosenValues(['', 'HVB'], '\n\n')).toEqual(['', 'HVB']);
  });
});

describe('lists that nobody has looked through', () => {
  const lines = (count: number, prefix = 'v') =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}`).join('\n');
  const design = (...quotas: { more: string; values?: readonly string[] }[]) =>
    parseDesign({
      designKind: 'whole',
      size: '10',
      groupColumn: '',
      orderColumn: '',
      quotas: quotas.map((quota) => ({ column: 'Form', values: [], minimum: '6', ...quota })),
    });

  it('may have 500 values, ticked and typed together, in a minst-krav', () => {
    expect(design({ more: lines(500) }).ok).toBe(true);
    expect(design({ values: ['HVB'], more: lines(499) }).ok).toBe(true);
    expect(design({ more: lines(3) }, { values: ['HVB'], more: lines(1200) })).toEqual({
      ok: false,
      error: [
        {
          field: 'quotaValues-1',
          message: 'Minst-krav 2: du har skrivit 1 201 värden. Högst 500 får plats.'.replace(
            ' 201',
            '\u00a0201',
          ),
        },
      ],
    });
  });

  it('may have 500 values in a condition', () => {
    const condition = (count: number) =>
      parseCondition({ ...EMPTY_CONDITION, column: 'Form', operator: 'isNoneOf', more: lines(count) });
    expect(condition(500).ok).toBe(true);
    expect(condition(501)).toEqual({
      ok: false,
      error: { part: 'Values', message: 'du har skrivit 501 värden. Högst 500 får plats.' },
    });
  });

  it('are refused at once, however long', () => {
    const before = process.cpuUsage();
    expect(design({ more: lines(60_000) }, { more: lines(60_000, 'w') }).ok).toBe(false);
    expect(processorTimeSince(before)).toBeLessThan(2000);
  });

  it('add up what quotas of a column need where no value is in two of them', () => {
    expect(design({ more: lines(300) }, { more: lines(300, 'w') })).toMatchObject({
      error: [{ message: expect.stringContaining('minst 12') }],
    });
    expect(design({ more: lines(300) }, { more: `${lines(300, 'w')}\nv299` }).ok).toBe(true);
  });
});

it.each([
  ['1 250,5', 1250.5],
  ['1\u00a0250', 1250],
  ['−2,5', -2.5],
  ['2.5', 2.5],
  ['2,5,1', undefined],
  ['1e3', undefined],
  ['', undefined],
])('%j typed as a number is %s', (typed, number) => {
  expect(parseSwedishNumber(typed)).toBe(number);
});

describe('a design that is not finished', () => {
  const quota = { column: 'Form', values: ['HVB'], more: '', minimum: '1' };
  it.each<[string, Partial<ControlFormValues>, string]>([
    ['no kind', { designKind: '' }, 'designKind'],
    ['no size', { size: '' }, 'size'],
    ['a size in words', { size: 'tio' }, 'size'],
    ['no groups to draw from', { designKind: 'perStratum' }, 'groupColumn'],
    ['no groups to share among', { designKind: 'proportional' }, 'groupColumn'],
    ['no handläggare to choose', { designKind: 'selfSelected' }, 'groupColumn'],
    ['no date to order by', { designKind: 'firstInOrder' }, 'orderColumn'],
    ['a quota without values', { quotas: [{ ...quota, values: [] }] }, 'quotaValues-0'],
    ['a quota without minimum', { quotas: [quota, { ...quota, minimum: '0' }] }, 'quotaMinimum-1'],
    ['a quota above the size', { quotas: [{ ...quota, minimum: '11' }] }, 'quotaMinimum-0'],
    [
      'quotas that cannot share a case and exceed the size',
      {
        quotas: [
          { ...quota, minimum: '6' },
          { ...quota, values: ['SiS'], minimum: '5' },
        ],
      },
      'quotaMinimum-0',
    ],
    ['rounds back without a number', { reviewedRule: 'rounds', reviewedAmount: '' }, 'reviewedAmount'],
  ])('with %s is refused at its field', (_name, changes, field) => {
    const parsed = parseControlForm({ ...values, ...changes });
    expect(parsed.ok ? [] : parsed.error.map((error) => error.field)).toEqual([field]);
  });

  it('takes quotas that may share their cases', () => {
    const other = { ...quota, column: 'Enhet', minimum: '6' };
    expect(parseControlForm({ ...values, quotas: [{ ...quota, minimum: '6' }, other] }).ok).toBe(true);
  });

  it('reads no quotas where nothing is drawn by lot', () => {
    const parsed = parseControlForm({ ...values, designKind: 'census', quotas: [quota] });
    expect(parsed.ok && parsed.value.design).toEqual({ allocation: { kind: 'census' }, quotas: [] });
  });
});

describe('the buttons among the conditions', () => {
  const three: ConditionsValues = conditionLines({
    allOf: [
      { anyOf: [{ column: 'a', operator: 'isEmpty' }] },
      {
        anyOf: [
          { column: 'b', operator: 'isEmpty' },
          { column: 'c', operator: 'isEmpty' },
        ],
      },
    ],
  });
  const after = (intent: string) => {
    const edit = readConditionEdit(intent);
    if (!edit) throw new Error(`${intent} is no edit`);
    const { groups } = applyConditionEdit(three, edit);
    return groups.map(({ lines }) => lines.map(({ column }) => column).join('|')).join(' ');
  };

  it.each([
    ['condition:addGroup', 'a b|c '],
    ['condition:addLine-0', 'a| b|c'],
    ['condition:remove-0-0', 'b|c'],
    ['condition:remove-1-0', 'a c'],
    ['condition:up-1-1', 'a c|b'],
    ['condition:up-1-0', 'b|c a'],
    ['condition:down-0-0', 'b|c a'],
    ['condition:up-0-0', 'a b|c'],
    ['condition:down-1-1', 'a b|c'],
    ['condition:remove-7-7', 'a b|c'],
  ])('%s gives %j', (intent, columns) => {
    expect(after(intent)).toBe(columns);
  });

  it.each(['save', 'condition:save', 'condition:up-1', 'other:addGroup', 'condition:remove-x-1'])(
    '%s is none of them',
    (intent) => {
      expect(readConditionEdit(intent)).toBeUndefined();
    },
  );

  it('never change what the lines say, only where they stand', () => {
    fc.assert(
      fc.property(
        anyFilter,
        fc.constantFrom('up', 'down'),
        fc.nat(4),
        fc.nat(3),
        (filter, kind, group, line) => {
          const edit = readConditionEdit(`condition:${kind}-${group}-${line}`);
          const shown = conditionLines(filter);
          const moved = edit ? applyConditionEdit(shown, edit) : shown;
          const lines = ({ groups }: ConditionsValues) =>
            groups.flatMap((one) => one.lines.map((each) => JSON.stringify(each))).sort();
          expect(lines(moved)).toEqual(lines(shown));
        },
      ),
    );
  });
});

it('every fault of a line names a field that the line has', () => {
  const parts = /^(Value|ValueTo|Values|Operator|After|Amount|(From|To)(Anchor|Day|Amount))$/;
  fc.assert(
    fc.property(anyCondition, fc.constantFrom('', 'x', '9999', '-1'), (condition, junk) => {
      const [line] = conditionLines({ allOf: [{ anyOf: [condition] }] }).groups[0]?.lines ?? [];
      if (!line) throw new Error('no line');
      const point = { anchor: junk, day: junk, amount: junk };
      const spoilt = {
        ...line,
        value: junk,
        valueTo: junk,
        values: [],
        amount: junk,
        from: point,
        to: point,
      };
      const parsed = parseCondition({ ...spoilt, after: '' });
      if (!parsed.ok) expect(parsed.error.part).toMatch(parts);
    }),
  );
});

it('reads two lists of one form apart, and no more than it can hold', () => {
  const body = new FormData();
  body.set('foundGroups', '1');
  body.set('foundLines-0', '1');
  body.set('foundColumn-0-0', 'k');
  expect(readConditions(body, 'found').groups[0]?.lines[0]?.column).toBe('k');
  expect(readConditions(body).groups).toEqual([]);
  body.set('foundGroups', '99999999');
  body.set('foundLines-0', '-3');
  expect(readConditions(body, 'found').groups).toHaveLength(30);
});
