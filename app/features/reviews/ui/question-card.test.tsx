import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import {
  type AnswerOption,
  findQuestion,
  type Question,
} from '#app/features/checklists/domain/definition.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import type { QueueEntry } from './answer-queue.ts';
import { QuestionCard, type QuestionCardProps } from './question-card.tsx';

const nothing = () => undefined;
const untouched: QueueEntry = {
  draft: { option: null, reason: '', comment: '' },
  state: 'untouched',
  revision: 0,
  savedAt: null,
  stored: null,
  message: '',
};

function card(change: Partial<QuestionCardProps>): string {
  return renderToStaticMarkup(
    <QuestionCard
      number={1}
      question={findQuestion(placedChildrenChecklist, 'overvagande-i-tid') as Question}
      columns={{}}
      suggestion={undefined}
      entry={untouched}
      lacks={['answer']}
      today="2026-11-21"
      isAlive
      isCommentOpen={false}
      isHelpOpen
      onChoose={nothing}
      onWrite={nothing}
      onLeaveField={nothing}
      onTextKey={nothing}
      onToggleHelp={nothing}
      onOpenComment={nothing}
      onSettle={nothing}
      {...change}
    />,
  );
}

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
  expect(card({ entry: saved('yes'), lacks: [] })).toContain('>Sparat 07.38<');
  const earlier = saved('yes', '2026-11-14T06:38:00.000Z');
  expect(card({ entry: earlier, lacks: [] })).toContain('>Sparat 14 nov 07.38<');
});

it('says what a saved answer still asks for instead of calling it done', () => {
  const lacking = card({ entry: saved('no'), lacks: ['reason'] });
  expect(lacking).toContain('>Svaret är sparat. Beskrivning saknas.<');
  expect(lacking).not.toContain('>Sparat 07.38<');
  expect(card({ entry: saved('notApplicable'), lacks: ['reason'] })).toContain(
    'Svaret är sparat. Skäl saknas.',
  );
  expect(card({ entry: saved('yes'), lacks: ['comment'] })).toContain('Svaret är sparat. Kommentar saknas.');
});
