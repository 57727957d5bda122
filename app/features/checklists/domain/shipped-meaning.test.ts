import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Answers } from './answers.ts';
import type { CaseColumns, ChecklistDefinition } from './definition.ts';
import { evaluateReview } from './evaluate.ts';
import { childInvestigationChecklist } from './shipped-child-investigation.ts';
import { grantedTimeChecklist } from './shipped-granted-time.ts';
import { placedChildrenInDepthChecklist } from './shipped-placed-children-in-depth.ts';
import { robotDecisionChecklist } from './shipped-robot-decision.ts';
import { sipChecklist } from './shipped-sip.ts';
import { vignetteChecklist } from './shipped-vignette.ts';

/** What the shipped checklists make of answers that somebody could give. */
const isOption =
  /^(none|yes|no|partly|notApplicable|documentMissing|lag|viss|hog|stora-brister|vissa-brister|val)$/u;
function given(answers: Record<string, string>, reason = ''): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([key, text]) => [
      key,
      isOption.test(text)
        ? { option: text, reason, comment: '' }
        : { option: null, content: text, reason, comment: '' },
    ]),
  );
}

const review = (
  definition: ChecklistDefinition,
  answers: Record<string, string>,
  columns: CaseColumns = {},
) => {
  const result = evaluateReview(
    definition,
    { columns, referenceOn: '2026-10-31' as CivilDate },
    given(answers, 'Se journalen.'),
  );
  const state = (key: string) => result.states.find((one) => one.key === key);
  return { ...result, state, suggested: (key: string) => state(key)?.suggestion?.option };
};

describe('placed children in depth', () => {
  const from = { 'raknas-fran': '2024-10-31', '#tillfallen': '1 2 3 4' };

  it('counts the gap from the first day, between the occasions and to the reference date', () => {
    const kept = { '1': '2025-04-30', '2': '2025-10-30', '3': '2026-04-30', '4': '2026-10-30' };
    const dates = Object.fromEntries(
      Object.entries(kept).map(([item, on]) => [`tillfalle-datum#${item}`, on]),
    );
    expect(review(placedChildrenInDepthChecklist, { ...from, ...dates }).suggested('langsta-mellanrum')).toBe(
      'yes',
    );
    const late = { ...from, ...dates, 'tillfalle-datum#1': '2025-05-02' };
    expect(review(placedChildrenInDepthChecklist, late).suggested('langsta-mellanrum')).toBe('no');
    const never = { 'raknas-fran': '2026-04-29', '#tillfallen': 'none' };
    expect(review(placedChildrenInDepthChecklist, never).suggested('langsta-mellanrum')).toBe('no');
  });

  it('counts private talks alone towards four a year, and all visits towards the gap', () => {
    const days = ['2025-11-20', '2026-02-10', '2026-05-05', '2026-08-01'];
    const visits = (isPrivate: (index: number) => boolean) => ({
      '#besok': '1 2 3 4',
      ...Object.fromEntries(
        days.flatMap((on, index) => [
          [`besok-enskilt#${index + 1}`, isPrivate(index) ? 'yes' : 'no'],
          [`${isPrivate(index) ? 'samtal' : 'besok'}-datum#${index + 1}`, on],
        ]),
      ),
    });
    const all = review(
      placedChildrenInDepthChecklist,
      visits(() => true),
    );
    expect([all.suggested('samtal-antal'), all.suggested('besok-mellanrum')]).toEqual(['yes', 'yes']);
    const some = review(
      placedChildrenInDepthChecklist,
      visits((index) => index > 0),
    );
    expect([some.suggested('samtal-antal'), some.suggested('besok-mellanrum')]).toEqual(['no', 'yes']);
  });

  it('sees the time before the first visit too', () => {
    const one = { '#besok': '1', 'besok-enskilt#1': 'yes', 'samtal-datum#1': '2026-09-01' };
    const gap = (given: Record<string, string>) =>
      review(placedChildrenInDepthChecklist, given).suggested('besok-mellanrum');
    expect(gap({ ...one, 'besok-raknas-fran': '2025-10-31' })).toBe('no');
    expect(gap({ ...one, 'besok-raknas-fran': '2026-06-15' })).toBe('yes');
    expect(gap({ '#besok': 'none', 'besok-raknas-fran': '2026-07-01' })).toBe('no');
  });

  it('takes each item a plan lacks for a fault of one deviation, and nothing lacking for none', () => {
    const lacking = review(placedChildrenInDepthChecklist, {
      'genomforandeplan-saknas': 'uppfoljning synpunkter',
    });
    expect(lacking.deviationDrafts.map(({ title }) => title)).toEqual([
      'Uppgifter saknas i genomförandeplanen',
    ]);
    const whole = review(placedChildrenInDepthChecklist, { 'genomforandeplan-saknas': 'inget' });
    expect(whole.state('genomforandeplan-saknas')?.fulfilment).toBe('fulfilled');
    const none = review(placedChildrenInDepthChecklist, { 'vardplan-saknas': 'documentMissing' });
    expect(none.deviationDrafts.map(({ title }) => title)).toEqual(['Vårdplan saknas']);
  });

  it('asks of the foster home or of the institution, never of both', () => {
    for (const [form, home, institution] of [
      ['Familjehem', true, false],
      ['', true, false],
      ['SiS-institution', false, true],
      ['hvb', false, true],
    ] as const) {
      const { state } = review(placedChildrenInDepthChecklist, {}, { Placeringsform: form });
      expect([state('familjehem-stod')?.isVisible, state('institution-skal')?.isVisible]).toEqual([
        home,
        institution,
      ]);
    }
  });

  it('names the paragraph on visits only where the care is under LVU', () => {
    const visits = placedChildrenInDepthChecklist.sections.find(({ key }) => key === 'besok');
    const reference = visits?.questions[0]?.legalReference;
    expect(reference?.text).toBeUndefined();
    expect(
      reference?.byColumn?.texts.flatMap(({ values }) => values).some((value) => value.includes('SoL')),
    ).toBe(false);
  });
});

describe('an investigation', () => {
  const good = {
    'utredning-inledd': '2026-03-10',
    'utredning-avslutad': '2026-07-10',
    'klar-fyra-manader': 'yes',
    '#anmalningar': '1 2',
    'anmalan-inkom#1': '2026-03-01',
    'skydd-bedomt#1': '2026-03-02',
    'skydd-i-tid#1': 'yes',
    'ledde-till-utredningen#1': 'yes',
    'beslut-fjorton-dagar#1': 'yes',
    'anmalan-inkom#2': '2026-05-01',
    'skydd-bedomt#2': '2026-05-01',
    'skydd-i-tid#2': 'yes',
    'ledde-till-utredningen#2': 'no',
    'barnet-hort': 'yes',
    'barnet-om-insatsen': 'yes',
    'barnet-vagts-in': 'yes',
    'vardnadshavare-yttrat': 'yes',
    'omfattning-passar': 'hog',
    'risker-framgar': 'yes',
    'skydd-framgar': 'yes',
    'bedomning-kvalitet': 'hog',
    'beslut-stammer': 'yes',
  };
  const rated = (changes: Record<string, string>) => {
    const result = review(childInvestigationChecklist, { ...good, ...changes });
    return result.state('helhet')?.given?.option;
  };

  it('is well done when all is so, and finished without anybody rating it', () => {
    const result = review(childInvestigationChecklist, good);
    expect(result.state('helhet')?.isComputed).toBe(true);
    expect(result.isComplete).toBe(true);
    expect(rated({})).toBe('val');
    expect(result.deviationDrafts).toEqual([]);
  });

  it('has great faults from one critical answer or one low grade, some from anything else', () => {
    for (const key of ['skydd-i-tid#2', 'barnet-hort', 'risker-framgar', 'beslut-stammer'])
      expect(rated({ [key]: 'no' }), key).toBe('stora-brister');
    expect(rated({ 'barnet-hort': 'documentMissing' })).toBe('stora-brister');
    expect(rated({ 'bedomning-kvalitet': 'lag' })).toBe('stora-brister');
    for (const key of ['klar-fyra-manader', 'beslut-fjorton-dagar#1', 'vardnadshavare-yttrat'])
      expect(rated({ [key]: 'no' }), key).toBe('vissa-brister');
    expect(rated({ 'barnet-vagts-in': 'partly' })).toBe('vissa-brister');
    expect(rated({ 'omfattning-passar': 'viss' })).toBe('vissa-brister');
  });

  it('does not blame an investigation that goes on, or a child too small to be heard', () => {
    const going = { 'utredning-avslutad': 'notApplicable', 'bedomning-kvalitet': 'notApplicable' };
    const small = { 'barnet-hort': 'notApplicable', 'beslut-stammer': 'notApplicable' };
    expect(rated({ ...going, ...small, 'vardnadshavare-yttrat': 'notApplicable' })).toBe('val');
  });

  it('counts four months, two weeks and the day after from the dates given', () => {
    const suggestions = (changes: Record<string, string>) => {
      const { suggested } = review(childInvestigationChecklist, { ...good, ...changes });
      return [
        suggested('klar-fyra-manader'),
        suggested('skydd-i-tid#1'),
        suggested('beslut-fjorton-dagar#1'),
      ];
    };
    expect(suggestions({})).toEqual(['yes', 'yes', 'yes']);
    expect(suggestions({ 'utredning-avslutad': '2026-07-11' })[0]).toBe('no');
    expect(suggestions({ 'skydd-bedomt#1': '2026-03-03' })[1]).toBe('no');
    expect(suggestions({ 'skydd-bedomt#1': 'documentMissing' })[1]).toBe('no');
    expect(suggestions({ 'anmalan-inkom#1': '2026-02-23' })[2]).toBe('no');
    expect(suggestions({ 'anmalan-inkom#1': '2026-02-24' })[2]).toBe('yes');
  });

  it('can be rated otherwise, with a reason', () => {
    const result = evaluateReview(
      childInvestigationChecklist,
      { columns: {}, referenceOn: '2026-10-31' as CivilDate },
      { ...given(good, 'Se journalen.'), ...given({ helhet: 'vissa-brister' }) },
    );
    expect(result.states.find(({ key }) => key === 'helhet')?.lacks).toEqual(['reason']);
  });
});

describe('a decision by a robot', () => {
  it('makes one deviation of a wrong decision, whatever the amount', () => {
    const answers = { 'beslut-ratt': 'no', 'vad-ar-fel': 'inkomst', 'ratt-belopp': '9200' };
    const result = review(robotDecisionChecklist, answers, { 'Beviljat belopp': '9 750' });
    expect(result.state('ratt-belopp')?.tags).toEqual(['given', 'under']);
    expect(result.faults.map(({ questionKey }) => questionKey)).toEqual(['beslut-ratt']);
    expect(result.deviationDrafts.map(({ questionKey }) => questionKey)).toEqual(['beslut-ratt']);
    expect(result.score.hasCriticalFault).toBe(true);
  });

  const asked = (isRight: string, columns: CaseColumns) =>
    review(robotDecisionChecklist, { 'beslut-ratt': isRight }, columns).applicableCount;

  it('asks seven questions of a right decision and fewer by the register, so that a table of many holds them', () => {
    expect(asked('yes', {})).toBe(7);
    expect(asked('yes', { Beslut: 'Bifall', 'Barn i hushållet': 'Nej' })).toBe(5);
  });

  it('asks nothing more of a decision that cannot be opened', () => {
    expect(asked('documentMissing', { Beslut: 'Avslag' })).toBe(1);
  });
});

describe('a coordinated plan', () => {
  const good = {
    samtycke: 'yes',
    'personen-med': 'yes',
    'nagon-saknades': 'no',
    'plan-gjord': '2026-02-01',
    'egna-mal': 'hog',
    'ansvar-per-insats': 'yes',
    huvudansvar: 'yes',
    '#uppfoljningar': '1',
    'uppfoljd-datum#1': '2026-07-20',
    'uppfoljd-i-tid': 'yes',
  };
  const rated = (changes: Record<string, string>) =>
    review(sipChecklist, { ...good, ...changes }).state('helhet')?.given?.option;

  it('works well, in part or not at all', () => {
    expect(rated({})).toBe('val');
    expect(rated({ samtycke: 'documentMissing' })).toBe('inte');
    expect(rated({ 'egna-mal': 'lag' })).toBe('inte');
    expect(rated({ huvudansvar: 'no' })).toBe('delvis');
    expect(rated({ 'personen-med': 'no', 'synpunkter-pa-annat-satt': 'yes' })).toBe('val');
    expect(rated({ 'personen-med': 'no', 'synpunkter-pa-annat-satt': 'no' })).toBe('delvis');
    expect(rated({ 'uppfoljd-i-tid': 'no' })).toBe('delvis');
  });

  it('is in time when no half-year passes without a follow-up', () => {
    expect(review(sipChecklist, good).suggested('uppfoljd-i-tid')).toBe('yes');
    expect(
      review(sipChecklist, { ...good, 'uppfoljd-datum#1': '2026-08-02' }).suggested('uppfoljd-i-tid'),
    ).toBe('no');
    expect(review(sipChecklist, { ...good, '#uppfoljningar': 'none' }).suggested('uppfoljd-i-tid')).toBe(
      'no',
    );
  });
});

describe('granted time', () => {
  const columns = { 'Schablontid (min/mån)': '60' };
  const shown = (answers: Record<string, string>) =>
    review(grantedTimeChecklist, answers, columns)
      .states.filter(({ isVisible }) => isVisible)
      .map(({ key }) => key);

  it('asks why only where the time departs from the standard, and nothing more without a decision', () => {
    expect(shown({ 'beviljad-tid': '60' })).toEqual(['beviljad-tid', 'hur-ofta-framgar']);
    expect(shown({ 'beviljad-tid': '75' })).toEqual(['beviljad-tid', 'tid-forklarad', 'hur-ofta-framgar']);
    expect(shown({ 'beviljad-tid': '45', 'tid-forklarad': 'yes' })).toHaveLength(4);
    expect(shown({ 'beviljad-tid': 'documentMissing' })).toEqual(['beviljad-tid']);
  });

  it('makes no deviation of a difference, explained or not', () => {
    const result = review(grantedTimeChecklist, { 'beviljad-tid': '75', 'tid-forklarad': 'no' }, columns);
    expect(result.deviationDrafts).toEqual([]);
    expect(result.faults.map(({ questionKey }) => questionKey)).toEqual(['tid-forklarad']);
  });
});

it('counts nothing in a vignette, so that no colleague is ever wrong', () => {
  const keys = vignetteChecklist.sections.flatMap(({ questions }) => questions);
  const result = review(vignetteChecklist, { 'riktlinje-rackte': 'no' });
  expect(result.faults).toEqual([]);
  expect(keys.some(({ deviation, isCritical }) => deviation || isCritical)).toBe(false);
  expect(result.score).toMatchObject({ fulfilled: 0, notFulfilled: 0 });
});
