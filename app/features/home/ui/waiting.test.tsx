import { expect, it } from 'vitest';
import { renderPage } from '#tests/factories/render-page.tsx';
import { WaitingReviews } from './waiting.tsx';

it('says what was sent back, with how many comments, instead of going on with it', async () => {
  const round = {
    ...{ roundId: 1, controlName: 'Barn', roundName: 'Hösten', dueOn: '2026-12-01', isOverdue: false },
    ...{ total: 3, finished: 1 },
    next: { reviewId: 7, caseKey: '2025-1', progress: { answered: 4, applicable: 4 }, resumeAt: null },
    returned: [{ reviewId: 7, caseKey: '2025-1', openComments: 2 }],
  };
  const page = (await renderPage(<WaitingReviews rounds={[round]} />)).replaceAll('\u00a0', ' ');
  expect(page.replace(/<[^>]*>/g, '')).toContain('Skickad tillbaka med 2 kommentarer: 2025-1');
  expect(page).not.toContain('Fortsätt med');
  const none = await renderPage(<WaitingReviews rounds={[{ ...round, returned: [] }]} />);
  expect(none).toContain('Fortsätt med');
  expect(none).not.toContain('Skickad tillbaka');
});
