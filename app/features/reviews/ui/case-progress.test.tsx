import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { ApprovalState, ReviewState } from '#app/shared/domain/vocabulary.ts';
import { CaseProgress } from './case-progress.tsx';

function review(state: ReviewState, reviewerName: string | null, approval: ApprovalState | null = null) {
  return { reviewId: 1, state, approval, reviewerName, isStranded: false, finishedAt: null };
}

/** The text of each cell in the row of one case that two have answered as far as told. */
function rowOf(
  states: readonly [ReviewState, ReviewState],
  agreed: ReviewState,
  approval?: ApprovalState,
): string[] {
  const reviews = [
    { ...review(states[0], 'Anna'), reviewId: 2 },
    { ...review(states[1], 'Jonas'), reviewId: 3 },
  ];
  const isReadyToAgree = states.every((state) => state === 'finished');
  const cases = [
    { caseKey: '2026-1', reviews, agreed: review(agreed, null, approval ?? null), isReadyToAgree },
  ];
  const html = renderToStaticMarkup(<CaseProgress cases={cases} isSeveral agrees />);
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) => cell);
  return cells.map((cell) =>
    cell
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}

it('waits with the agreed answers until everybody has handed in', () => {
  expect(rowOf(['finished', 'started'], 'assigned')).toEqual([
    'Anna Inlämnad Jonas Påbörjad',
    'Väntar på granskarna',
  ]);
  expect(rowOf(['finished', 'finished'], 'assigned')[1]).toBe('Klar att enas om');
});

it('tells what is approved from what is only handed in', () => {
  const both = ['finished', 'finished'] as const;
  expect(rowOf(both, 'finished')[1]).toBe('Inlämnad');
  expect(rowOf(both, 'finished', 'waiting')[1]).toBe('Väntar på godkännande');
  expect(rowOf(both, 'finished', 'approved')[1]).toBe('Godkänd');
  expect(rowOf(both, 'reopened', 'returned')[1]).toBe('Skickad tillbaka');
});
