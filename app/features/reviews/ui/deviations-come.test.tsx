import { expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import { DeviationsComeProvider } from './deviations-come.tsx';
import { GridPage } from './grid-page.tsx';
import { HandIn } from './hand-in.tsx';

const evaluation = {
  states: [],
  itemLists: [],
  score: { fulfilled: 0, notFulfilled: 0, notApplicable: 0, hasCriticalFault: false },
  applicableCount: 1,
  answeredCount: 1,
  isComplete: true,
  faults: [],
  deviationDrafts: [],
};

it.each([
  ['handIn', 'När du lämnar in', true],
  ['approval', 'När den är godkänd', true],
  ['agreement', 'Avvikelser skapas först när ni har enats om svaren.', false],
] as const)('says at the hand-in what the deviations wait for: %s', async (timing, words, isPromised) => {
  const page = await renderPage(
    <DeviationsComeProvider value={timing}>
      <HandIn
        reviewId={7}
        definition={everyKindChecklist}
        evaluation={evaluation}
        isAlive={false}
        onIncomplete={() => undefined}
      />
    </DeviationsComeProvider>,
  );
  expect(page).toContain(words);
  expect(page.includes('Inga avvikelser skapas.')).toBe(isPromised);
});

it('does not speak of deviations to whoever answers a vignette', async () => {
  const page = await renderPage(
    <DeviationsComeProvider value="never">
      <HandIn
        reviewId={7}
        definition={everyKindChecklist}
        evaluation={evaluation}
        isAlive={false}
        onIncomplete={() => undefined}
      />
    </DeviationsComeProvider>,
  );
  expect(page.toLowerCase()).not.toContain('avvikelse');
});

it.each([
  ['handIn', 'Brister blir avvikelser när du lämnar in.'],
  ['approval', 'när granskningen är godkänd'],
  ['agreement', 'när ni har enats om svaren'],
] as const)('says it under the table too: %s', async (timing, words) => {
  const page = await renderPage(
    <GridPage
      round={{ id: 1, name: 'Hösten', controlName: 'Barn', referenceOn: '2026-11-01', dueOn: '2026-12-01' }}
      definition={everyKindChecklist}
      trouble={null}
      total={0}
      handedIn={0}
      packet=""
      facts={[]}
      plain={[]}
      page={1}
      pageCount={1}
      lastSavedAt={null}
      today="2026-11-22"
      deviationsCome={timing}
    />,
  );
  expect(page).toContain(words);
  expect(page.includes('när du lämnar in')).toBe(timing === 'handIn');
});
