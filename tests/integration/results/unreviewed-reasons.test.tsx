import readSheets from 'read-excel-file/node';
import { beforeAll, expect, it } from 'vitest';
import { action as publish } from '#app/features/exports/routes/publish.tsx';
import PublishedPage, { loader as publishedLoader } from '#app/features/exports/routes/published-report.tsx';
import { loader as reportLoader } from '#app/features/exports/routes/round-report.ts';
import { loader as workbookLoader } from '#app/features/exports/routes/round-workbook.ts';
import DeidentifiedPage, { loader } from '#app/features/results/routes/deidentified-result.tsx';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { readWord } from '#tests/factories/read-word.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import { makeReviewedRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services, {}, [2, 3, 4, 5, 6, 7]);
  const form = new FormData();
  form.set('intent', 'finalise');
  for (const { id, state } of reviewsOf(services, round)) {
    if (state === 'finished') continue;
    form.set(`reason-${id}`, 'Hemlig orsak');
    form.set(`kind-${id}`, 'noTime');
  }
  must(answerRoundForm(services, actorOf(services, round.maria), round.roundId, form));
}, 60_000);

const WHY = '6 ärenden. Hann inte granskas i tid: 6.';
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const call = (version = '') => ({
  ...{ as: round.maria, params: { roundId: round.roundId } },
  path: `/omgangar/${round.roundId}/fil?version=${version}`,
});
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

it('tells the unit why each drawn case was not reviewed, and in a listed word', () => {
  const { result } = loadRoundPage(services, actorOf(services, round.maria), round.roundId);
  expect(result?.unfinished).toHaveLength(6);
  expect(result?.unfinished[0]).toMatchObject({
    reason: 'Hemlig orsak',
    kindInWords: 'Hann inte granskas i tid',
  });
});

it('tells everybody else how many for which listed reason, and not a word that somebody wrote', async () => {
  const page = await renderPage(<DeidentifiedPage />, await loader(await routeArguments(services, call())));
  const sheets = await readSheets(
    await bytesOf(await workbookLoader(await routeArguments(services, call('avidentifierad')))),
  );
  const word = readWord(
    await bytesOf(await reportLoader(await routeArguments(services, call('avidentifierad')))),
  );
  const form = { intent: 'publish' };
  const made = (await publish(await routeArguments(services, { ...call(), form }))) as {
    data: { link: string };
  };
  const secret = made.data.link.split('/publicerat/')[1] ?? '';
  const report = await publishedLoader(await routeArguments(services, { as: null, params: { '*': secret } }));
  const told = [
    page,
    await renderPage(<PublishedPage />, report),
    JSON.stringify(sheets),
    JSON.stringify(word.tables),
  ];
  for (const text of told) {
    expect(plain(text)).toContain(WHY);
    expect(text).not.toContain('Hemlig');
  }
});
