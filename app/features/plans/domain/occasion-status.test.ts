import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import {
  occasionStatus,
  type ReportedOccasion,
  roundsDone,
  roundsOfOccasions,
  rowStatus,
} from './occasion-status.ts';
import { summarise, summaryInWords } from './plan-summary.ts';
import { occasionInWords } from './plan-words.ts';
import { riskInWords } from './risk.ts';

const occasion = (dueOn: string, over: Partial<ReportedOccasion> = {}): ReportedOccasion => ({
  dueOn: dueOn as CivilDate,
  state: 'planned',
  roundId: null,
  ...over,
});
const round = (id: number, dueOn: string, state: 'planned' | 'reviewing' | 'finalised' = 'reviewing') => ({
  id: id as RoundId,
  dueOn: dueOn as CivilDate,
  state,
  isOnCause: false,
});
const idsOf = (occasions: ReportedOccasion[], rounds: ReturnType<typeof round>[]) =>
  roundsOfOccasions(occasions, rounds).map((list) => list.map(({ id }) => id));

describe('the rounds of an occasion', () => {
  const halves = [occasion('2026-06-30'), occasion('2026-12-31')];

  it('are those due in its period, never those of another year', () => {
    const rounds = [
      round(1, '2025-12-31'),
      round(2, '2026-01-01'),
      round(3, '2026-06-30'),
      round(4, '2026-07-01'),
      round(5, '2027-01-01'),
    ];
    expect(idsOf(halves, rounds)).toEqual([[2, 3], [4]]);
  });

  it('are never those whose cases were chosen on cause, unless one is pointed out', () => {
    const onCause = { ...round(1, '2026-02-01'), isOnCause: true };
    expect(idsOf(halves, [onCause])).toEqual([[], []]);
    const pointed = [occasion('2026-06-30', { roundId: onCause.id }), occasion('2026-12-31')];
    expect(idsOf(pointed, [onCause])).toEqual([[1], []]);
  });

  it('include what is due after the last day of the year’s occasions', () => {
    expect(idsOf([occasion('2026-03-01'), occasion('2026-09-01')], [round(1, '2026-11-30')])).toEqual([
      [],
      [1],
    ]);
  });

  it('are the one pointed out, which then belongs to no other occasion', () => {
    const pointed = [occasion('2026-06-30', { roundId: 4 as RoundId }), occasion('2026-12-31')];
    expect(idsOf(pointed, [round(3, '2026-06-01'), round(4, '2026-07-02')])).toEqual([[4], []]);
  });
});

describe('how it stands with an occasion', () => {
  const today = '2026-07-01' as CivilDate;

  it('is late from the day after, also with a round under way', () => {
    expect(occasionStatus(occasion('2026-07-01'), [], today)).toBe('planned');
    expect(occasionStatus(occasion('2026-06-30'), [], today)).toBe('late');
    expect(occasionStatus(occasion('2026-06-30'), [round(1, '2026-06-30')], today)).toBe('late');
    expect(occasionStatus(occasion('2026-12-31'), [round(1, '2026-12-01')], today)).toBe('underWay');
  });

  it('is done with a finalised round, and what is reported by hand holds', () => {
    const finalised = [round(1, '2026-06-30', 'finalised')];
    expect(occasionStatus(occasion('2026-06-30'), finalised, today)).toBe('done');
    expect(occasionStatus(occasion('2026-06-30', { state: 'notDone' }), finalised, today)).toBe('notDone');
    expect(occasionStatus(occasion('2026-06-30', { state: 'done' }), [], today)).toBe('done');
  });

  it('is done only with every round that is due by its day finalised', () => {
    const year = occasion('2026-12-31');
    const first = round(1, '2026-06-05', 'finalised');
    const halfDone = [first, round(2, '2026-12-04')];
    expect(occasionStatus(year, halfDone, today)).toBe('underWay');
    expect(occasionInWords('underWay', roundsDone(year, halfDone))).toBe('Pågår, 1 av 2 omgångar');
    expect(occasionStatus(year, halfDone, '2027-01-01' as CivilDate)).toBe('late');
    expect(occasionInWords('late', roundsDone(year, halfDone))).toBe('Försenat, 1 av 2 omgångar');
    const both = [first, round(2, '2026-12-04', 'finalised')];
    expect(occasionStatus(year, both, today)).toBe('done');
    expect(occasionInWords('done', roundsDone(year, both))).toBe('Genomfört');
    expect(occasionInWords('underWay', roundsDone(year, [round(2, '2026-12-04')]))).toBe('Pågår');
  });

  it('is not held back by a round that is due after its day, unless there is no other', () => {
    const rounds = [round(1, '2026-06-05', 'finalised'), round(2, '2026-11-30')];
    expect(occasionStatus(occasion('2026-06-30'), rounds, today)).toBe('done');
    expect(occasionStatus(occasion('2026-06-30'), rounds.slice(1), today)).toBe('late');
  });
});

describe('the summary of a plan', () => {
  it('counts a row as done only with every occasion done', () => {
    expect(rowStatus(['done', 'done'])).toBe('done');
    expect(rowStatus(['done', 'late'])).toBe('open');
    expect(rowStatus(['done', 'notDone', 'planned'])).toBe('notDone');
    expect(rowStatus([])).toBe('none');
  });

  it('says it in words', () => {
    const ten = Array.from({ length: 10 }, () => ['done'] as const);
    expect(summaryInWords('internalControl', summarise(ten))).toBe('10 av 10 moment genomförda');
    expect(summaryInWords('internalControl', summarise([...ten, ['notDone'], ['late'], []]))).toBe(
      '10 av 13 moment genomförda, 1 inte genomfört, 2 återstår',
    );
    expect(summaryInWords('followUp', summarise([['done']]))).toBe('1 av 1 kvalitetsområde uppföljt');
  });
});

describe('the risk in words', () => {
  it.each([
    [3, 4, '12 av 16, mycket hög: möjlig (3) × allvarlig (4)'],
    [2, 2, '4 av 16, måttlig: mindre sannolik (2) × lindrig (2)'],
    [3, 3, '9 av 16, hög: möjlig (3) × kännbar (3)'],
    [3, 1, '3 av 16, låg: möjlig (3) × försumbar (1)'],
    [null, null, ''],
  ] as const)('%s × %s', (likelihood, consequence, words) => {
    expect(riskInWords(likelihood, consequence)).toBe(words);
  });
});
