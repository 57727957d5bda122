import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { acceptAnswer } from './accept-answer.ts';
import type { Answers } from './answers.ts';
import type { CaseColumns, ChecklistDefinition } from './definition.ts';
import { evaluateReview } from './evaluate.ts';
import { documentationChecklist } from './shipped-documentation.ts';
import { elderDecisionChecklist } from './shipped-elder-decision.ts';
import { internalControlChecklist } from './shipped-internal-control.ts';
import { lssPlanChecklist } from './shipped-lss-plan.ts';
import { supportLevelChecklist } from './shipped-support-level.ts';

const referenceOn = '2026-10-31' as CivilDate;

/** A review with these answers, each an option if the checklist takes it for one, else a content; all with words. */
function review(checklist: ChecklistDefinition, given: Record<string, string>, columns: CaseColumns = {}) {
  const answers: Answers = Object.fromEntries(
    Object.entries(given).map(([key, text]) => {
      const accepted =
        acceptAnswer(checklist, key, { option: text }) ??
        acceptAnswer(checklist, key, { option: null, content: text });
      if (accepted === undefined) throw new Error(`${key} takes no ${text}`);
      return [key, { ...accepted, reason: 'Se akten.', comment: 'Se akten.' }];
    }),
  );
  const result = evaluateReview(checklist, { columns, referenceOn }, answers);
  const state = (key: string) => result.states.find((one) => one.key === key);
  return {
    ...result,
    tagsOf: (key: string) => state(key)?.tags,
    suggested: (key: string) => state(key)?.suggestion?.option,
    asks: (key: string) => state(key)?.isVisible === true,
    open: result.states.filter(({ lacks }) => lacks.length > 0).map(({ key }) => key),
    faultKeys: result.faults.map(({ answerKey }) => answerKey),
    titles: result.deviationDrafts.map(({ title }) => title),
  };
}

describe('decisions for older people', () => {
  const good = {
    'ansokan-framgar': 'yes',
    'behov-beskrivna': 'yes',
    'egen-installning': 'yes',
    'beslut-dokumenterat': 'yes',
    'beslut-utfall': 'bifall',
    'beslut-tydligt': 'tydligt',
    'skal-framgar': 'notApplicable',
    riktlinje: 'foljer',
    'beviljad-tid': '60',
    'underlag-kommunicerat': 'yes',
    'beslut-underrattat': 'yes',
  };
  const cleaning = { Insats: 'Städning', 'Schablontid (min/mån)': '60' };
  const of = (more: Record<string, string>, columns: CaseColumns = cleaning) =>
    review(elderDecisionChecklist, { ...good, ...more }, columns);

  it('is done with eleven answers when the person got what was applied for in the standard time', () => {
    const result = of({});
    expect(result.open).toEqual([]);
    expect(result.isComplete).toBe(true);
    expect(result.tagsOf('helhet')).toEqual(['rattssakert']);
    expect(result.score).toEqual({
      fulfilled: 7,
      notFulfilled: 0,
      notApplicable: 1,
      hasCriticalFault: false,
    });
  });

  it.each([
    ['75', 'over', true],
    ['45', 'under', true],
    ['60', 'atStandard', false],
  ])('holds %s minutes against a standard of 60: %s', (minutes, tag, isExplanationAsked) => {
    const result = of({ 'beviljad-tid': minutes });
    expect(result.tagsOf('beviljad-tid')).toContain(tag);
    expect(result.asks('tid-forklarad')).toBe(isExplanationAsked);
    expect(result.faultKeys).toEqual([]);
  });

  it('asks for no time of housing and alarms, and for no explanation where the register has no standard', () => {
    expect(of({}, { Insats: 'Särskilt boende' }).asks('beviljad-tid')).toBe(false);
    expect(of({}, { Insats: 'trygghetslarm' }).asks('beviljad-tid')).toBe(false);
    expect(of({ 'beviljad-tid': '75' }, { Insats: 'Dusch' }).asks('tid-forklarad')).toBe(false);
    expect(of({ 'beslut-utfall': 'avslag' }).asks('beviljad-tid')).toBe(false);
  });

  it('takes a departure from the guideline for a fault only when it is not explained', () => {
    for (const departure of ['mer', 'mindre']) {
      expect(of({ riktlinje: departure }).open).toEqual(['avsteg-forklarat', 'helhet']);
      expect(of({ riktlinje: departure, 'avsteg-forklarat': 'yes' }).faultKeys).toEqual([]);
      const unexplained = of({ riktlinje: departure, 'avsteg-forklarat': 'no' });
      expect(unexplained.titles).toEqual(['Avsteg från riktlinjen är inte förklarat']);
      expect(unexplained.tagsOf('helhet')).toEqual(['anmarkning']);
    }
    expect(of({ riktlinje: 'tyst' }).asks('avsteg-forklarat')).toBe(false);
  });

  it('asks about appeal where the decision went against the person, and lets a lack of it overrule the rest', () => {
    expect(of({}).asks('overklagande-upplyst')).toBe(false);
    for (const outcome of ['delavslag', 'avslag', 'annat'])
      expect(of({ 'beslut-utfall': outcome }).asks('overklagande-upplyst')).toBe(true);
    const result = of({
      'beslut-utfall': 'avslag',
      'skal-framgar': 'yes',
      'overklagande-upplyst': 'no',
    });
    expect(result.score.hasCriticalFault).toBe(true);
    expect(result.tagsOf('helhet')).toEqual(['inte']);
  });

  it('asks nothing about what stands in a decision that is not there', () => {
    const result = of({ 'beslut-dokumenterat': 'documentMissing' });
    expect(result.titles).toEqual(['Beslutet saknas i akten']);
    expect(result.isComplete).toBe(true);
    expect(result.states.filter(({ isVisible }) => isVisible)).toHaveLength(5);
    expect(result.tagsOf('helhet')).toEqual(['inte']);
  });

  it('asks what hides under Övrigt, and there alone', () => {
    expect(of({}, { Insats: 'Övrigt' }).open).toEqual(['ovrigt-innehall']);
    expect(of({}).asks('ovrigt-innehall')).toBe(false);
  });
});

describe('plans under LSS', () => {
  const content = {
    'stodet-beskrivet': 'yes',
    'stammer-med-beslut': 'yes',
    'uppfoljning-angiven': 'no',
  };
  const of = (given: Record<string, string>) => review(lssPlanChecklist, { ...content, ...given });

  it('counts twelve calendar months from the day that the reviewer gives', () => {
    expect(of({ 'plan-finns': 'yes', 'plan-dag': '2025-10-31' }).suggested('plan-aktuell')).toBe('yes');
    expect(of({ 'plan-finns': 'yes', 'plan-dag': '2025-10-30' }).suggested('plan-aktuell')).toBe('no');
    expect(
      of({ 'plan-finns': 'yes', 'plan-dag': 'documentMissing' }).suggested('plan-aktuell'),
    ).toBeUndefined();
  });

  it.each([
    [{ 'plan-finns': 'no' }, 'ingen'],
    [{ 'plan-aktuell': 'no' }, 'ingen'],
    [{ 'plan-aktuell': 'yes', delaktig: 'no', 'skal-ej-delaktig': 'yes' }, 'aktuell'],
    [{ 'plan-aktuell': 'yes', delaktig: 'notApplicable' }, 'aktuell'],
    [{ 'plan-aktuell': 'yes', delaktig: 'yes', 'egna-mal': 'no' }, 'delaktig'],
    [{ 'plan-aktuell': 'yes', delaktig: 'yes', 'egna-mal': 'yes', 'mal-gar-att-folja': 'viss' }, 'egna-mal'],
  ])('asks each step only of plans that got past the one before: %j gets to %s', (given, step) => {
    const result = of({ 'plan-finns': 'yes', 'plan-dag': '2026-03-01', ...given });
    expect(result.isComplete).toBe(true);
    expect(result.tagsOf('planens-steg')).toEqual([step]);
    expect(result.asks('egna-mal')).toBe(step === 'delaktig' || step === 'egna-mal');
    expect(result.asks('delaktig')).toBe(step !== 'ingen');
  });

  it('leaves a case outside the base where there need be no plan yet', () => {
    const result = of({ 'plan-finns': 'notApplicable' });
    expect(result.isComplete).toBe(true);
    expect(result.score).toMatchObject({ fulfilled: 0, notFulfilled: 0, notApplicable: 1 });
    expect(result.asks('planens-steg')).toBe(false);
  });
});

describe('support levels', () => {
  const of = (given: Record<string, string>) => review(supportLevelChecklist, given);
  const followed = { 'insats-start': '2026-01-31', 'niva-uppfoljd': 'yes' };

  it('counts three calendar months between two days given in the review', () => {
    expect(of({ ...followed, 'uppfoljning-dag': '2026-04-30' }).suggested('uppfoljd-i-tid')).toBe('yes');
    expect(of({ ...followed, 'uppfoljning-dag': '2026-05-01' }).suggested('uppfoljd-i-tid')).toBe('no');
    expect(of({ ...followed, 'niva-uppfoljd': 'no' }).suggested('uppfoljd-i-tid')).toBe('no');
  });

  it('asks nothing of what is too early, and does not call that a fault', () => {
    const result = of({
      'insats-start': '2026-09-15',
      'grund-fore': 'yes',
      'egen-syn': 'yes',
      'niva-uppfoljd': 'notApplicable',
      'granskarens-niva': 'niva-2>niva-2',
      'ta-upp-i-gruppen': 'no',
    });
    expect(result.isComplete).toBe(true);
    expect(result.score).toEqual({
      fulfilled: 2,
      notFulfilled: 0,
      notApplicable: 0,
      hasCriticalFault: false,
    });
  });

  it.each([
    ['niva-2>niva-4', 'up', true],
    ['niva-4>niva-3', 'down', true],
    ['niva-3>niva-3', 'same', false],
  ])('notes %s as %s, without calling it good or bad', (levels, tag, isNewDecisionAsked) => {
    const result = of({ ...followed, 'niva-fore-efter': levels, 'granskarens-niva': levels });
    expect(result.tagsOf('niva-fore-efter')).toContain(tag);
    expect(result.asks('andring-genomford')).toBe(isNewDecisionAsked);
    expect(result.faultKeys).toEqual([]);
  });
});

describe('documentation', () => {
  const good = {
    borjan: 'anmalan',
    'datum-och-namn': 'yes',
    'senaste-anteckning': '2026-10-20',
    'anteckning-aktuell': 'yes',
    'gar-att-folja': 'helt',
    'uppgift-och-bedomning': 'stor',
    respektfullt: 'yes',
    'egna-synpunkter': 'yes',
    'beslut-fattat': 'no',
    'plan-stammer': 'notApplicable',
  };
  const of = (more: Record<string, string>) => review(documentationChecklist, { ...good, ...more });

  it.each([
    [{}, 'god'],
    [{ 'uppgift-och-bedomning': 'viss' }, 'utvecklas'],
    [{ borjan: 'framgar-inte' }, 'utvecklas'],
    [{ 'gar-att-folja': 'liten' }, 'rattas'],
    [{ 'datum-och-namn': 'no', 'egna-synpunkter': 'no' }, 'utvecklas'],
    [{ 'datum-och-namn': 'no', 'egna-synpunkter': 'no', borjan: 'framgar-inte' }, 'rattas'],
  ])('rates by rules, never by an average: %j is %s', (more, rating) => {
    const result = of(more);
    expect(result.isComplete).toBe(true);
    expect(result.tagsOf('samlad-kvalitet')).toEqual([rating]);
  });

  it('counts no scale among yes and no', () => {
    expect(of({ 'gar-att-folja': 'inte-alls' }).score).toEqual(of({}).score);
  });

  it('asks for the application where there was one, and for the notice where something was decided', () => {
    expect(of({}).asks('ansokan-bevarad')).toBe(false);
    expect(of({ borjan: 'ansokan' }).open).toContain('ansokan-bevarad');
    expect(of({ 'beslut-fattat': 'yes' }).open).toContain('beslut-underrattat');
    expect(of({ 'beslut-fattat': 'yes', 'beslut-underrattat': 'no' }).titles).toEqual([
      'Det framgår inte att personen har underrättats om beslutet',
    ]);
  });

  it('knows a silence of more than three months by the last note', () => {
    expect(of({ 'senaste-anteckning': '2026-07-31' }).suggested('anteckning-aktuell')).toBe('yes');
    expect(of({ 'senaste-anteckning': '2026-07-30' }).suggested('anteckning-aktuell')).toBe('no');
  });
});

describe('internal control of management', () => {
  const done = {
    'kontroll-utford': 'yes',
    'underlag-sparat': 'yes',
    'antal-kontrollerade': '120',
    'antal-avvikande': '0',
    'forra-atgarden': 'ingen',
    'till-namnden': 'yes',
  };
  const of = (more: Record<string, string>) => review(internalControlChecklist, { ...done, ...more });

  it('is done when nothing departed: the routine is then followed without anybody saying so', () => {
    const result = of({});
    expect(result.isComplete).toBe(true);
    expect(result.tagsOf('rutinen-foljs')).toEqual(['foljs']);
    expect(result.asks('atgard-beslutad')).toBe(false);
  });

  it('leaves it to the person how many are too many', () => {
    expect(of({ 'antal-avvikande': '3' }).open).toEqual(['rutinen-foljs']);
  });

  it('asks for cause, harm and action where the routine is not followed, and takes harm for critical', () => {
    const result = of({ 'antal-avvikande': '3', 'rutinen-foljs': 'undantag', 'foljd-for-enskild': 'yes' });
    expect(result.open).toEqual(['orsak', 'atgard-beslutad']);
    expect(result.score.hasCriticalFault).toBe(true);
    expect(result.titles).toEqual(['Brist i en rutin har fått eller kan få följder för enskilda']);
  });

  it('asks what hindered a control that was not done, and for an action, but for no result', () => {
    const result = of({ 'kontroll-utford': 'no', hinder: 'tid' });
    expect(result.open).toEqual(['atgard-beslutad']);
    expect(result.asks('rutinen-foljs')).toBe(false);
    expect(result.titles).toEqual(['Kontrollen är inte utförd som planen säger']);
  });

  it('asks nothing of a moment that comes later in the year but what last year led to', () => {
    const result = review(internalControlChecklist, {
      'kontroll-utford': 'notApplicable',
      'forra-atgarden': 'ingen',
    });
    expect(result.isComplete).toBe(true);
    expect(result.score).toMatchObject({ fulfilled: 0, notFulfilled: 0, notApplicable: 1 });
  });

  it('wants four answers for each action that is decided, with days to come', () => {
    const decided = { 'kontroll-utford': 'no', hinder: 'tid', 'atgard-beslutad': 'yes' };
    expect(of(decided).isComplete).toBe(false);
    const begun = { ...decided, '#atgarder': '1 2' };
    expect(of(begun).open).toHaveLength(8);
    const action = (item: number) => ({
      [`atgard-vad#${item}`]: 'Kontrollen läggs in i årshjulet.',
      [`atgard-ansvarig#${item}`]: 'Enhetschef, ekonomi',
      [`atgard-klar#${item}`]: '2026-12-15',
      [`atgard-uppfoljning#${item}`]: '2027-06-15',
    });
    expect(of({ ...begun, ...action(1) }).isComplete).toBe(false);
    expect(of({ ...begun, ...action(1), ...action(2) }).isComplete).toBe(true);
  });
});
