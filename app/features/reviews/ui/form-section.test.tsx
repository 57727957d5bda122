import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '#app/features/checklists/domain/answers.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { AnswerQueue, type StoredAnswer } from './answer-queue.ts';
import { FormSection } from './form-section.tsx';
import { ReviewReadout } from './review-readout.tsx';
import { questionNumbers } from './review-stops.ts';
import type { ReviewMoves } from './use-review-moves.ts';

const nothing = () => undefined;
const closed = { has: () => false, set: nothing };
const moves: ReviewMoves = {
  comments: closed,
  evidences: closed,
  helps: closed,
  ratings: closed,
  items: { add: nothing, remove: nothing, sayNone: nothing, removedIn: nothing, putBack: nothing },
  dialog: { current: null },
  keyTrouble: '',
  say: nothing,
  focus: nothing,
  choose: nothing,
  openWords: nothing,
  changeRating: nothing,
  returnToComputed: nothing,
  toNextUnanswered: nothing,
  settle: nothing,
  goOn: nothing,
  leaveText: nothing,
};
const savedAt = '2026-11-02T08:00:00.000Z';
const content = (text: string): Answer => ({ option: null, content: text, reason: '', comment: '' });
const option = (key: string, reason = ''): Answer => ({ option: key, reason, comment: '' });

function storedOf(answers: Answers): StoredAnswer[] {
  return Object.entries(answers).flatMap(([questionKey, answer]) => {
    if (answer === undefined) return [];
    const full = { content: '', evidence: '', ...answer };
    return [
      {
        ...full,
        content: full.content ?? '',
        evidence: full.evidence ?? '',
        questionKey,
        revision: 3,
        savedAt,
        savedByName: 'Bo Ek',
      },
    ];
  });
}

function section(
  key: string,
  answers: Answers,
  change: { isAlive?: boolean; moves?: Partial<ReviewMoves> } = {},
) {
  const one = everyKindChecklist.sections.find((candidate) => candidate.key === key);
  if (!one) throw new Error(key);
  const ground = { columns: {}, referenceOn: '2026-10-31' as CivilDate };
  const evaluation = evaluateReview(everyKindChecklist, ground, answers);
  return renderToStaticMarkup(
    <FormSection
      section={one}
      definition={everyKindChecklist}
      columns={{}}
      referenceOn="2026-10-31"
      today="2026-11-02"
      evaluation={evaluation}
      numbers={questionNumbers(evaluation)}
      queue={new AnswerQueue(storedOf(answers), async () => ({ kind: 'unreachable', message: '' }))}
      moves={{ ...moves, ...change.moves }}
      isAlive={change.isAlive ?? true}
    />,
  );
}

describe('a section that repeats', () => {
  const two: Answers = {
    '#anmalningar': content('1 3'),
    'inkom#1': content('2026-02-12'),
    'inkom#3': content('2026-05-14'),
  };

  it('asks how many there are, and can be none', () => {
    const html = section('anmalningar', {});
    expect(html).toContain('Hur många anmälningar finns det?');
    expect(html).toContain('Lägg till anmälan');
    expect(html).toContain('Det finns inga');
    expect(html).toContain('0 av 1 klara');
  });

  it('has a block for each item, numbered by place, with a summary first', () => {
    const html = section('anmalningar', two);
    expect([...html.matchAll(/<h3[^>]*>([^<]*)</gu)].map(([, title]) => title)).toEqual([
      'Anmälan 1',
      'Anmälan 2',
    ]);
    expect(html).toContain('längsta mellanrummet 3 månader och 2 dagar (12 feb → 14 maj 2026)');
    expect(html).toContain('id="fraga-inkom#3"');
    expect(html).toContain('aria-label="Ta bort anmälan 2"');
    expect(html).toContain('Fler anmälningar?');
    expect(html).not.toContain('Det finns inga');
    expect(html).toContain('3 av 7 klara');
  });

  it('says that there are none, and when it is full', () => {
    const none = section('anmalningar', { '#anmalningar': option('none') });
    expect(none).toContain('Inga anmälningar');
    expect(none).not.toContain('Det finns inga<');
    expect(none).toContain('1 av 1 klara');
    const full = section('anmalningar', { '#anmalningar': content('1 2 3 4') });
    expect(full).toContain('Det går inte att lägga till fler än 4.');
    expect(full).not.toContain('Lägg till anmälan');
  });

  it('offers to put back what was taken away', () => {
    const items = { ...moves.items, removedIn: () => ({ item: '2', place: 1 }) };
    expect(section('anmalningar', two, { moves: { items } })).toContain('>Ångra<');
    expect(section('anmalningar', two)).not.toContain('Ångra');
  });

  it('sends the whole form with its buttons before and without JavaScript', () => {
    const dead = section('anmalningar', two, { isAlive: false });
    expect(dead).toMatch(/<button name="items" value="add:anmalningar" type="submit"/u);
    expect(dead).toMatch(/<button name="items" value="remove:anmalningar:3"[^>]* type="submit"/u);
    expect(dead).toContain('name="itemsRevision:anmalningar" value="3"');
    expect(section('anmalningar', two)).not.toContain('type="submit"');
  });
});

describe('a computed rating', () => {
  const answers: Answers = {
    'bedomd-samma-dag': option('yes'),
    delaktighet: option('hog'),
    '#anmalningar': option('none'),
  };

  it('waits in words, and then is an answer with its reason and no choices in sight', () => {
    const waiting = section('helhet', {});
    expect(waiting).toContain(
      'Beräknas när frågorna 1 och 2 är besvarade och antalet anmälningar är angivet.',
    );
    expect(waiting).not.toContain('type="radio"');
    const computed = section('helhet', answers);
    expect(computed).toContain('Beräknat: Styrka');
    expect(computed).toContain('Regeln är att svaret på ”Barnets delaktighet” är hög grad och');
    expect(computed).toContain('Ändra bedömningen');
    expect(computed).not.toContain('type="radio"');
    expect(computed).toContain('1 av 1 klara');
  });

  it('shows its choices when somebody wants to change it, and asks why when somebody has', () => {
    const ratings = { has: () => true, set: nothing };
    const open = section('helhet', answers, { moves: { ratings } });
    expect(open.match(/type="radio"/gu)).toHaveLength(4);
    expect(open).toContain('Återgå till det beräknade');
    const changed = section('helhet', { ...answers, 'samlad-bedomning': option('brist') });
    expect(changed).toContain('Beräknat: Styrka');
    expect(changed).toContain('Du har ändrat till: Brist.');
    expect(changed).toContain('Varför ändrar du det beräknade?');
    expect(changed).toContain('Svaret är sparat. Skäl saknas.');
  });
});

describe('words beside an answer', () => {
  it('are shown when they are required, and said to be', () => {
    const html = section('grund', { beslutsdatum: content('2026-10-01'), arendetyp: option('annat') });
    expect(html).toContain('Var i akten? (måste fyllas i)');
    expect(html).toContain('Vad är annat? (måste fyllas i)');
    expect(html).toContain('Plats i akten saknas.');
    const open = section('grund', {});
    expect(open).not.toContain('måste fyllas i');
    expect(open).toContain('Anteckna: Var i akten?');
  });
});

describe('the answers read out', () => {
  it('stand by section and item, with what was computed and what it was changed to', () => {
    const stored = storedOf({
      'bedomd-samma-dag': option('no', 'Ingen bedömning.'),
      delaktighet: option('hog'),
      minuter: content('75'),
      niva: content('n1>n2'),
      '#anmalningar': content('1 3'),
      'inkom#1': content('2026-02-12'),
      'inkom#3': content('2026-05-14'),
      'forhandsbedomd-i-tid#1': option('yes'),
      'forhandsbedomd-i-tid#3': option('yes'),
      'samlad-bedomning': option('styrka', 'Mycket annat är bra.'),
    });
    const html = renderToStaticMarkup(
      <ReviewReadout definition={everyKindChecklist} columns={{}} referenceOn="2026-10-31" stored={stored} />,
    );
    const titles = [...html.matchAll(/<h[34][^>]*>([^<]*)</gu)].map(([, title]) => title);
    expect(titles.filter((title) => /^(?:Utredningen|Anmäl|Helheten)/u.test(title ?? ''))).toEqual([
      'Utredningen',
      'Anmälningar',
      'Anmälan 1',
      'Anmälan 2',
      'Helheten',
    ]);
    expect(html).toContain('Kritisk brist: Skydd bedömt samma dag.');
    expect(html).toContain('75 minuter');
    expect(html).toContain('Standard: 60 minuter. 15 minuter över.');
    expect(html).toContain('Nivå 1 → Nivå 2');
    expect(html).toContain('2 anmälningar.');
    expect(html).toContain('2 av 2 ja');
    expect(html).toContain('Beräknades till: Brist.');
    expect(html).toContain('Mycket annat är bra.');
    expect(html).toContain('Bo Ek, 2026-11-02 09.00');
  });
});
