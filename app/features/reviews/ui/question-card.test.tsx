import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { AnswerOption } from '#app/features/checklists/domain/definition.ts';
import { evaluateReview, type Lack, type QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import { HOLDS_NUMBER } from '#app/features/reviews/domain/number-in-answer.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { QueueEntry } from './answer-queue.ts';
import { QuestionCard, type QuestionCardProps } from './question-card.tsx';

const nothing = () => undefined;
const untouched: QueueEntry = {
  draft: { option: null, content: '', reason: '', comment: '', evidence: '' },
  state: 'untouched',
  revision: 0,
  savedAt: null,
  stored: null,
  message: '',
};

/** The first question of the checklist, in a case with nothing in the register. */
function stateWith(option: AnswerOption | null, lacks: Lack[]): QuestionState {
  const ground = { columns: {}, referenceOn: '2026-10-31' as CivilDate };
  const answers = { 'overvagande-i-tid': { option, reason: '', comment: '' } };
  const [state] = evaluateReview(placedChildrenChecklist, ground, answers).states;
  if (state === undefined) throw new Error('no question');
  return { ...state, suggestion: undefined, lacks };
}

function card(change: Partial<QuestionCardProps>): string {
  return renderToStaticMarkup(
    <QuestionCard
      number={1}
      state={stateWith(null, ['answer'])}
      columns={{}}
      referenceOn="2026-10-31"
      entry={untouched}
      rating={undefined}
      today="2026-11-21"
      isAlive
      isCommentOpen={false}
      isEvidenceOpen={false}
      isHelpOpen
      isRatingOpen={false}
      onGive={nothing}
      onWrite={nothing}
      onLeaveField={nothing}
      onTextKey={nothing}
      onToggleHelp={nothing}
      onOpenWords={nothing}
      onChangeRating={nothing}
      onReturnToComputed={nothing}
      onSettle={nothing}
      {...change}
    />,
  );
}

it('tells an empty cell from a column that the register lacks', () => {
  const state = stateWith(null, ['answer']);
  const question = { ...state.question, factColumns: ['Lagrum', 'Plan', 'Beslut'] };
  const facts = card({ state: { ...state, question }, columns: { lagrum: 'SoL', Plan: '' } });
  expect(facts).toContain('Lagrum: SoL · Plan: tomt · Beslut: kolumnen finns inte i registret');
});

const cardFor = (legalGround: string) => card({ columns: { Lagrum: legalGround } });

function saved(option: AnswerOption, savedAt = '2026-11-21T06:38:00.000Z'): QueueEntry {
  return { ...untouched, draft: { ...untouched.draft, option }, state: 'saved', revision: 1, savedAt };
}

it.each([
  ['LVU 2 §', 'Rättsligt stöd: 13 § LVU, övervägande minst var sjätte månad.'],
  ['LVU 3 §', 'Rättsligt stöd: 13 § LVU, omprövning inom sex månader.'],
])('shows the legal support of care under %s', (ground, support) => {
  expect(cardFor(ground)).toContain(support);
});

it.each(['SoL', ''])('shows none when the ground is ”%s”', (ground) => {
  expect(cardFor(ground)).not.toContain('Rättsligt stöd');
  expect(cardFor(ground)).not.toContain('13 §');
});

it('says when an answer was saved, with the day when that was another day', () => {
  expect(card({ entry: saved('yes'), state: stateWith('yes', []) })).toContain('>Sparat 07.38<');
  const earlier = saved('yes', '2026-11-14T06:38:00.000Z');
  expect(card({ entry: earlier, state: stateWith('yes', []) })).toContain('>Sparat 14 nov 07.38<');
});

it('says what a saved answer still asks for instead of calling it done', () => {
  const lacking = card({ entry: saved('no'), state: stateWith('no', ['reason']) });
  expect(lacking).toContain('>Svaret är sparat. Beskrivning saknas.<');
  expect(lacking).not.toContain('>Sparat 07.38<');
  expect(card({ entry: saved('notApplicable'), state: stateWith('notApplicable', ['reason']) })).toContain(
    'Svaret är sparat. Skäl saknas.',
  );
  expect(card({ entry: saved('yes'), state: stateWith('yes', ['comment']) })).toContain(
    'Svaret är sparat. Kommentar saknas.',
  );
});

it('does not show the description of a fault beside an answer that asks for none, and keeps it', () => {
  const kept = (option: AnswerOption): QueueEntry => {
    const entry = saved(option);
    return { ...entry, draft: { ...entry.draft, reason: 'Övervägandet saknas.' } };
  };
  expect(card({ entry: kept('no'), state: stateWith('no', []) })).toContain('Övervägandet saknas.');
  expect(card({ entry: kept('yes'), state: stateWith('yes', []) })).not.toContain('Övervägandet saknas.');
  // Without a script the fields are all there, since nothing can open them.
  const plain = card({ entry: kept('yes'), state: stateWith('yes', []), isAlive: false });
  expect(plain).toContain('Övervägandet saknas.');
});

it.each([true, false])(
  'says at the question why an answer with a personnummer is not saved (script: %s)',
  (isAlive) => {
    const entry: QueueEntry = {
      ...saved('no'),
      draft: { ...untouched.draft, option: 'yes', reason: 'Kalle 19850101-1236' },
      state: 'invalid',
      message: HOLDS_NUMBER,
    };
    const shown = card({ entry, state: stateWith('yes', []), isAlive });
    expect(shown).toContain(
      'Inte sparat. Här står något som ser ut som ett personnummer. Ta bort det, så sparas svaret.',
    );
    // Also what belongs to another answer has to be in sight to be mended.
    expect(shown).toContain('Kalle 19850101-1236</textarea>');
    expect(shown).not.toContain('Sparat 07.38');
  },
);
