import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { type Evaluation, evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { DeviationDraft } from '#app/features/checklists/domain/findings.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { DeviationDrafts } from './deviation-drafts.tsx';
import { CHECKLIST_FORM, HandIn } from './hand-in.tsx';

const nothingAnswered: Evaluation = {
  states: [],
  itemLists: [],
  score: { fulfilled: 0, notFulfilled: 0, notApplicable: 0, hasCriticalFault: false },
  applicableCount: 4,
  answeredCount: 0,
  isComplete: false,
  faults: [],
  deviationDrafts: [],
};

it('sends the whole checklist with the hand-in as long as nothing else saves the answers', () => {
  const page = renderToStaticMarkup(
    <HandIn
      reviewId={7}
      definition={everyKindChecklist}
      evaluation={nothingAnswered}
      isAlive={false}
      onIncomplete={() => undefined}
    />,
  );
  const [button] = page.match(/<button[^>]*>Lämna in granskningen/) ?? [];
  expect(button).toContain(`form="${CHECKLIST_FORM}"`);
  expect(button?.toLowerCase()).toContain('formaction="/granskningar/7/lamna-in"');
});

it('does not let a review be handed in with an answer that is not sent, and says which', () => {
  const ground = { columns: {}, referenceOn: '2026-10-31' as CivilDate };
  const key = 'overvagande-i-tid';
  const answers = { [key]: { option: 'yes' as const, reason: '', comment: '' } };
  const evaluation = evaluateReview(placedChildrenChecklist, ground, answers);
  const show = (unsent: string[]) =>
    renderToStaticMarkup(
      <HandIn
        reviewId={7}
        definition={placedChildrenChecklist}
        evaluation={evaluation}
        isAlive={false}
        unsent={unsent}
        onIncomplete={() => undefined}
      />,
    );
  expect(show([key])).toContain(`<a href="#fraga-${key}">`);
  expect(show([key])).toContain('svaret är inte sparat');
  expect(show([])).not.toContain(`<a href="#fraga-${key}">`);
});

const draft: DeviationDraft = {
  questionKey: 'a',
  itemNumber: undefined,
  title: 'Vårdplan saknas',
  description: '',
  severity: 'serious',
  daysToDue: 14,
  isCritical: false,
};

it.each([
  [[], false, 'Med svaren hittills skapas ingen avvikelse.'],
  [[], true, 'Inga avvikelser skapas.'],
  [[draft], false, '1\u00a0avvikelse skapas och går till ansvarig chef.'],
  [[draft, { ...draft, questionKey: 'b' }], true, '2\u00a0avvikelser skapas och går till ansvarig chef.'],
])('promises no more than the answers say', (drafts, isComplete, words) => {
  expect(renderToStaticMarkup(<DeviationDrafts drafts={drafts} isComplete={isComplete} />)).toContain(words);
});
