import { expect, it } from 'vitest';
import { renderPage } from '#tests/factories/render-page.tsx';
import { FinaliseForm, type UnfinishedToShow } from './finalise-form.tsx';
import { ResultStep } from './result-step.tsx';
import type { WayOfReviewing } from './settled-in-words.ts';

const ONE: WayOfReviewing = { isSeveral: false, needsApproval: false };
const TWO: WayOfReviewing = { isSeveral: true, needsApproval: false };
const case1 = {
  reviewId: 1,
  caseKey: '2025-2442',
  reviewerName: null,
  isAwaitingApproval: false,
  answering: [],
  reason: '',
  kindInWords: null,
};
const form = async (
  unfinished: readonly UnfinishedToShow[],
  procedure: WayOfReviewing,
  change: { reviewedCount?: number; isAllowed?: boolean; unwritten?: readonly string[] } = {},
) =>
  (
    await renderPage(
      <FinaliseForm
        unfinished={unfinished}
        procedure={procedure}
        reviewedCount={10}
        unwritten={[]}
        isAllowed
        dividing={{ columns: [], decided: undefined }}
        {...change}
      />,
    )
  ).replaceAll('\u00a0', ' ');

it('says who has a case that several answer, and how far they are', async () => {
  const page = await form(
    [
      {
        ...case1,
        answering: [
          { name: 'Anna Lindgren', state: 'finished' },
          { name: 'Sofia Berg', state: 'started' },
        ],
      },
      {
        ...case1,
        reviewId: 2,
        caseKey: '2025-2443',
        answering: [
          { name: 'Anna Lindgren', state: 'finished' },
          { name: 'Sofia Berg', state: 'finished' },
        ],
      },
    ],
    TWO,
  );
  expect(page).not.toContain('Ingen granskare');
  expect(page).toContain('Anna Lindgren: inlämnad. Sofia Berg: påbörjad');
  expect(page).toContain('Väntar på enade svar, Anna Lindgren och Sofia Berg');
  expect(page).toContain('2 ärenden saknar gemensamt svar');
});

it('misses a reviewer only where there is none', async () => {
  expect(await form([case1], ONE)).toContain('Ingen granskare');
  expect(await form([{ ...case1, reviewerName: 'Anna Lindgren' }], ONE)).toContain(
    'Granskare: Anna Lindgren',
  );
});

it.each([
  [ONE, 'granskningarna är inlämnade', 'den första granskningen är inlämnad'],
  [TWO, 'enats om svaren i alla ärenden', 'enats om svaren i det första ärendet'],
  [{ ...ONE, needsApproval: true }, 'granskningarna är godkända', 'den första granskningen är godkänd'],
  [{ ...TWO, needsApproval: true }, 'granskningarna är godkända', 'den första granskningen är godkänd'],
])('waits for what makes a case count', async (procedure, all, first) => {
  expect(await form([], procedure, { reviewedCount: 0 })).toContain(all);
  expect(await form([], procedure, { isAllowed: false })).toContain(all);
  const result = <ResultStep roundId={1} result={null} procedure={procedure} mayDeepen={false} mayLeave />;
  expect(await renderPage(result)).toContain(first);
});

it('warns that readers see no figures while so few are reviewed', async () => {
  const few = 'visas inga eller nästan inga siffror för läsare';
  expect(await form([], ONE, { reviewedCount: 4 })).toContain(`Med 4 granskade ärenden ${few}`);
  expect(await form([], ONE, { reviewedCount: 1 })).toContain(`Med 1 granskat ärende ${few}`);
  expect(await form([], ONE, { reviewedCount: 5 })).not.toContain(few);
});

it('asks once more before it is done without some, and says how many and what is locked unwritten', async () => {
  const page = await form([case1, { ...case1, reviewId: 2 }], ONE, {
    reviewedCount: 4,
    unwritten: ['Analys', 'Förbättringsförslag'],
  });
  expect(page).toContain('Fastställa omgången?');
  expect(page).toContain('2 av 6 ärenden utgår ur resultatet');
  expect(page).toContain('Fastställ utan 2 ärenden');
  expect(page.match(/<form/g)).toHaveLength(1);
  expect(page).toContain('Analys och Förbättringsförslag är inte skrivna');
  expect(page).toContain('låses svaren och texten om resultatet');
  expect(await form([], ONE, { unwritten: ['Analys'] })).toContain('Analys är inte skrivet');
  expect(await form([], ONE)).not.toContain('Skriv texten');
});
