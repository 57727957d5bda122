import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { findQuestion, type Question } from '#app/features/checklists/domain/definition.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import type { QueueEntry } from './answer-queue.ts';
import { QuestionCard } from './question-card.tsx';

const nothing = () => undefined;
const untouched: QueueEntry = {
  draft: { option: null, reason: '', comment: '' },
  state: 'untouched',
  revision: 0,
  savedAt: null,
  stored: null,
  message: '',
};

function cardFor(legalGround: string): string {
  return renderToStaticMarkup(
    <QuestionCard
      number={1}
      question={findQuestion(placedChildrenChecklist, 'overvagande-i-tid') as Question}
      columns={{ Lagrum: legalGround }}
      suggestion={undefined}
      entry={untouched}
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
    />,
  );
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
