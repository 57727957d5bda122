import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyProcedure } from '#tests/factories/procedures.ts';
import { procedureSummary } from '../domain/procedure-summary.ts';
import { procedureInWords } from '../domain/procedure-words.ts';
import { ONE_REVIEWER, type ReviewProcedure } from '../domain/review-procedure.ts';
import {
  applyProcedureEdit,
  type ProcedureValues,
  parseProcedure,
  procedureValues,
  readProcedure,
  readProcedureEdit,
} from './procedure-form.ts';

const usual = procedureValues(ONE_REVIEWER);
const errorsOf = (change: Partial<ProcedureValues>, reviewers = 5) => {
  const parsed = parseProcedure({ ...usual, ...change }, reviewers);
  return parsed.ok ? [] : parsed.error.map(({ field }) => field);
};

it('gives back what is stored, and the usual way for a form without it', () => {
  fc.assert(
    fc.property(anyProcedure, (procedure) => {
      expect(parseProcedure(procedureValues(procedure), 5)).toEqual({ ok: true, value: procedure });
    }),
  );
  expect(parseProcedure(readProcedure(new FormData()), 1)).toEqual({ ok: true, value: ONE_REVIEWER });
});

it('keeps blindness ready for whoever asks for several, and stores none for one', () => {
  expect(usual.isBlind).toBe(true);
  const of = (reviewersPerCase: string) => {
    const parsed = parseProcedure({ ...usual, reviewersPerCase }, 5);
    return parsed.ok && parsed.value.isBlind;
  };
  expect(of('1')).toBe(false);
  expect(of('2')).toBe(true);
});

it('gives everybody everything: what was chosen of units or by hand is left out', () => {
  const pairs = [{ reviewersOf: '1', casesOf: '2' }];
  for (const sharing of ['crossing', 'byHand']) {
    const parsed = parseProcedure({ ...usual, reviewersPerCase: 'everyone', sharing, pairs }, 5);
    expect(parsed.ok && parsed.value.sharing).toEqual({ kind: 'evenly' });
  }
});

const pair = (reviewersOf: string, casesOf: string) => ({ reviewersOf, casesOf });
it.each<[string, Partial<ProcedureValues>, string[], number?]>([
  ['six reviewers', { reviewersPerCase: '6' }, ['reviewersPerCase']],
  ['no reviewer', { reviewersPerCase: '0' }, ['reviewersPerCase']],
  ['an unknown way of sharing', { sharing: 'lottery' }, ['sharing']],
  ['more reviewers a case than are chosen', { reviewersPerCase: '3' }, ['reviewersPerCase'], 2],
  ['everybody, and only one is chosen', { reviewersPerCase: 'everyone' }, ['reviewersPerCase'], 1],
  ['crossing without a pair', { sharing: 'crossing', pairs: [pair('', '')] }, ['sharing']],
  ['half a pair', { sharing: 'crossing', pairs: [pair('1', '')] }, ['pairCases-0']],
  ['half a pair, the other half', { sharing: 'crossing', pairs: [pair('', '1')] }, ['pairReviewers-0']],
  ['a unit that reviews itself', { sharing: 'crossing', pairs: [pair('1', '1')] }, ['pairCases-0']],
  ['a pair twice', { sharing: 'crossing', pairs: [pair('1', '2'), pair('1', '2')] }, ['pairCases-1']],
  ['no unit', { sharing: 'crossing', pairs: [pair('1', '2;')] }, ['pairCases-0']],
])('refuses %s', (_, change, fields, reviewers) => {
  expect(errorsOf(change, reviewers)).toEqual(fields);
});

it('adds and removes pairs by their buttons, and no other', () => {
  const edit = readProcedureEdit('addPair');
  const more = edit && applyProcedureEdit({ ...usual, pairs: [pair('1', '2')] }, edit);
  expect(more?.pairs).toEqual([pair('1', '2'), pair('', '')]);
  const less = readProcedureEdit('removePair-0');
  expect(less && more && applyProcedureEdit(more, less).pairs).toEqual([pair('', '')]);
  expect(['save', 'removePair-', 'removePair-x', 'removeQuota-1'].map(readProcedureEdit)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('says in words how it is reviewed', () => {
  const names: Record<number, string> = { 1: 'Grupp A', 2: 'Grupp B' };
  const words = (change: Partial<ReviewProcedure>) =>
    procedureInWords({ ...ONE_REVIEWER, ...change }, (id) => names[id]).join(' ');
  expect(words({})).toBe(
    'En granskare för varje ärende. Ärendena delas jämnt, aldrig till ärendets egen handläggare.',
  );
  expect(words({ reviewersPerCase: 2, isBlind: true, needsApproval: true, isGrid: true })).toBe(
    'Två granskare svarar på varje ärende, var för sig, och enas sedan om ett svar. ' +
      'Ingen ser någon annans svar på ett ärende förrän alla har lämnat in sina. ' +
      'Ärendena delas jämnt, aldrig till ärendets egen handläggare. ' +
      'Granskningen godkänns av någon annan innan den räknas. Svaren ges i en tabell med ett ärende på varje rad.',
  );
  const parsed = parseProcedure(
    { ...usual, sharing: 'crossing', pairs: [pair('1', '2'), pair('2', '1')] },
    2,
  );
  expect(parsed.ok && words(parsed.value)).toContain(
    'Ärendena delas korsvis: granskare i Grupp A får ärenden i Grupp B och granskare i Grupp B får ärenden i Grupp A.',
  );
});

it('says in one line what stands in the fields now', () => {
  expect(procedureSummary(usual)).toBe('en granskare för varje ärende, delas jämnt');
  expect(
    procedureSummary({ ...usual, reviewersPerCase: '2', sharing: 'crossing', needsApproval: true }),
  ).toBe('två granskare för varje ärende, delas korsvis mellan enheter, godkänns av någon annan');
  expect(procedureSummary({ ...usual, reviewersPerCase: 'everyone', sharing: 'byHand', isGrid: true })).toBe(
    'alla granskare svarar på varje ärende, i tabell',
  );
});
