import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist as checklist } from '#tests/factories/every-kind-checklist.ts';
import type { Answer, Answers } from './answers.ts';
import { type DateGround, findDates } from './date-rules.ts';
import type { DateRule, Limit } from './definition.ts';
import { evaluateReview } from './evaluate.ts';

const day = (text: string) => text as CivilDate;
const words = { reason: '', comment: '', evidence: '' };
const option = (chosen: string | null, reason = ''): Answer => ({ ...words, option: chosen, reason });
const content = (text: string): Answer => ({ ...words, option: null, content: text });
const stateOf = (key: string, answers: Answers) =>
  evaluateReview(checklist, { columns: {}, referenceOn: day('2026-10-31') }, answers).states.find(
    (state) => state.key === key,
  );

describe('a computed rating', () => {
  const rating = (answers: Answers) => stateOf('samlad-bedomning', answers);
  const noItems = { '#anmalningar': option('none') };
  const good = { ...noItems, 'bedomd-samma-dag': option('yes'), delaktighet: option('hog') };

  it('waits until everything it looks at is answered, also how many items there are', () => {
    expect(rating({ ...noItems, 'bedomd-samma-dag': option('no') })?.suggestion?.option).toBeUndefined();
    const { '#anmalningar': _items, ...withoutItems } = good;
    expect(rating(withoutItems)).toMatchObject({ given: undefined, lacks: ['answer'] });
    const listed = { ...good, '#anmalningar': content('1') };
    expect(rating(listed)?.lacks).toEqual(['answer']);
  });

  it('stands without anybody confirming it, and counts', () => {
    expect(rating(good)).toMatchObject({
      given: { option: 'styrka' },
      isComputed: true,
      fulfilment: 'fulfilled',
      lacks: [],
    });
  });

  it('takes the first rule that holds, else what it gives otherwise', () => {
    expect(rating({ ...good, 'bedomd-samma-dag': option('documentMissing') })?.tags).toEqual(['brist']);
    expect(rating({ ...good, delaktighet: option('nagon') })?.tags).toEqual(['utveckling']);
    const late = { ...good, '#anmalningar': content('1'), 'inkom#1': content('2026-01-01') };
    const answered = {
      ...late,
      'forhandsbedomd#1': content('2026-03-01'),
      'forhandsbedomd-i-tid#1': option('no', 'Sent.'),
    };
    expect(rating(answered)?.tags).toEqual(['utveckling']);
  });

  it('gives way to what somebody answers, who must say why', () => {
    const other = rating({ ...good, 'samlad-bedomning': option('brist') });
    expect(other).toMatchObject({ tags: ['brist'], isComputed: false, lacks: ['reason'] });
    expect(rating({ ...good, 'samlad-bedomning': option('brist', 'Se s. 4.') })?.lacks).toEqual([]);
    expect(rating({ ...good, 'samlad-bedomning': option('styrka') })?.lacks).toEqual([]);
    expect(rating({ ...good, 'samlad-bedomning': option('yes') })).toMatchObject({ isComputed: true });
  });
});

describe('dates given in the review', () => {
  const inTime = (received: string, done: string, more: Answers = {}) =>
    stateOf('forhandsbedomd-i-tid#1', {
      '#anmalningar': content('1 2'),
      'inkom#1': content(received),
      'forhandsbedomd#1': content(done),
      ...more,
    })?.suggestion?.option;

  it.each([
    ['fourteen days', '2026-10-01', '2026-10-15', 'yes'],
    ['fifteen days', '2026-10-01', '2026-10-16', 'no'],
    ['not done, and still within', '2026-10-20', '', 'yes'],
    ['not done, and too late', '2026-10-01', '', 'no'],
    ['done before it came: not counted', '2026-10-01', '2026-09-30', 'no'],
    ['not received', '', '2026-10-15', undefined],
    ['received after the reference date', '2026-11-01', '', undefined],
  ])('%s', (_name, received, done, expected) => {
    expect(inTime(received, done)).toBe(expected);
  });

  it('looks at the dates of the same item only', () => {
    const second = { 'inkom#2': content('2026-10-01'), 'forhandsbedomd#2': content('2026-10-30') };
    expect(inTime('2026-10-01', '2026-10-02', second)).toBe('yes');
    expect(inTime('', '', second)).toBeUndefined();
  });
});

describe('findDates', () => {
  const ground = (Möten: string, Start = '2026-01-01'): DateGround => ({
    columns: { Möten, Start },
    referenceOn: day('2026-10-31'),
    datesGiven: () => [],
  });
  const start = { column: 'Start' };
  const meetings = [{ column: 'Möten' }];
  const gap = (limit: Limit, isWholeSeries = true): DateRule => ({
    kind: 'longestGap',
    start,
    occasions: meetings,
    isWholeSeries,
    limit,
  });
  const weeks = (count: number): Limit => ({ count, unit: 'weeks' });

  it('finds a long gap in the middle of a whole series, not only the last', () => {
    const series = '2026-02-01, 2026-06-01; 2026-06-10 2026-10-20';
    const { isKept, lines } = findDates(gap({ count: 3, unit: 'months' }), ground(series));
    expect(isKept).toBe(false);
    expect(lines.filter(({ isExceeded }) => isExceeded).map(({ label }) => label)).toEqual([
      'Mellan två tillfällen',
      'Mellan de två senaste',
    ]);
  });

  it('counts the first from the start when the series is whole, and not else', () => {
    const limit: Limit = { count: 4, unit: 'months' };
    expect(findDates(gap(limit), ground('2026-06-01, 2026-09-01')).isKept).toBe(false);
    expect(findDates(gap(limit, false), ground('2026-06-01, 2026-09-01')).isKept).toBe(true);
    expect(findDates(gap(limit), ground('2026-05-01, 2026-08-01')).isKept).toBe(true);
  });

  it('shows the longest gap when none is too long', () => {
    const { lines } = findDates(gap(weeks(52)), ground('2026-02-01, 2026-06-01, 2026-07-01'));
    expect(lines.map(({ label }) => label)).toEqual([
      'Från start till det första',
      'Längsta mellanrummet',
      'Från det senaste till referensdatumet',
    ]);
  });

  it.each([
    ['seven days to the week', weeks(2), '2026-10-17', true],
    ['a day past two weeks', weeks(2), '2026-10-16', false],
    ['days', { count: 14, unit: 'days' } as Limit, '2026-10-17', true],
    ['a day past the days', { count: 14, unit: 'days' } as Limit, '2026-10-16', false],
    ['months', { count: 1, unit: 'months' } as Limit, '2026-09-30', false],
  ])('%s', (_name, limit, latest, isKept) => {
    expect(findDates({ kind: 'newestAge', dates: meetings, limit }, ground(latest)).isKept).toBe(isKept);
  });

  it('counts the occasions of the months before the reference date, each day once', () => {
    const rule = (atLeast: number): DateRule => ({ kind: 'occasions', dates: meetings, months: 6, atLeast });
    const series = '2026-04-30, 2026-05-01, 2026-05-01, 2026-10-31, 2026-11-01';
    expect(findDates(rule(2), ground(series)).isKept).toBe(true);
    expect(findDates(rule(3), ground(series)).isKept).toBe(false);
    expect(findDates(rule(1), ground('')).isKept).toBe(false);
  });

  it('suggests nothing when it has no date to begin with', () => {
    const limit = weeks(1);
    const nothing = ground('okänt', '');
    const rules: DateRule[] = [
      gap(limit),
      { kind: 'newestAge', dates: meetings, limit },
      { kind: 'within', from: [start], to: meetings, limit },
    ];
    for (const rule of rules) {
      const { isKept, lines } = findDates(rule, nothing);
      expect(isKept).toBeUndefined();
      expect(lines[0]?.text).toContain('Se i akten');
    }
  });
});
