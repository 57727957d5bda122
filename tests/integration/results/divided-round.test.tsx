import readSheets from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { action as publish } from '#app/features/exports/routes/publish.tsx';
import PublishedPage, { loader as publishedLoader } from '#app/features/exports/routes/published-report.tsx';
import { loader as reportLoader } from '#app/features/exports/routes/round-report.ts';
import { loader as workbookLoader } from '#app/features/exports/routes/round-workbook.ts';
import DeidentifiedResultPage, { loader } from '#app/features/results/routes/deidentified-result.tsx';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makeDividedRound, sizesOfForms } from '#tests/factories/divided-round.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { readWord } from '#tests/factories/read-word.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import type { ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let reader: PersonId;
beforeAll(async () => {
  services = await makeServices();
  round = await makeDividedRound(services, {
    // Two is small in the groups that stand together, so the next larger one, HVB, is hidden with them.
    'barnet-till-tals': { Familjehem: 30, Nätverkshem: 7, Jourhem: 6, HVB: 5, Stödboende: 2 },
    // Nobody's is small.
    'vardplan-aktuell': { Familjehem: 20, Nätverkshem: 6, Jourhem: 5 },
    // Four and three are small, and not by themselves any longer only when all but the largest are hidden.
    'genomforandeplan-aktuell': { Familjehem: 12, Nätverkshem: 4, Jourhem: 3 },
  });
  reader = makePerson(services, { name: 'Lena Läsare', role: 'reader', unitId: round.org.administration });
  const form = new FormData();
  form.set('intent', 'finalise');
  form.set('dela-upp', 'Placeringsform');
  must(answerRoundForm(services, actorOf(services, round.maria), round.roundId, form));
}, 60_000);

/** The groups as a reader meets them; SiS and Stödboende, four each, have no names. */
const GROUPS = ['Familjehem', 'HVB', 'Jourhem', 'Nätverkshem', 'Övriga grupper'];
/** Uppfyllt av besvarade, by hand from the sizes and the faults; skäl is asked only after a "nej". */
const EXPECTED: [question: string, ...cells: string[]][] = [
  ['Övervägande eller omprövning i tid', '123 av 123', '14 av 14', '21 av 21', '24 av 24', '8 av 8'],
  ['Barnet har kommit till tals', '93 av 123', '–', '15 av 21', '17 av 24', '–'],
  ['Skäl framgår när barnet inte kommit till tals', '–', '–', '–', '–', '–'],
  ['Aktuell vårdplan', '103 av 123', '14 av 14', '16 av 21', '18 av 24', '8 av 8'],
  [
    'Barnets och vårdnadshavarnas synpunkter i vårdplanen',
    ...['123 av 123', '14 av 14', '21 av 21', '24 av 24', '8 av 8'],
  ],
  ['Aktuell genomförandeplan', '111 av 123', '–', '–', '–', '–'],
  [
    'Uppföljning angiven i genomförandeplanen',
    ...['123 av 123', '14 av 14', '21 av 21', '24 av 24', '8 av 8'],
  ],
];

const WHOLE = [
  '190 av 190',
  '140 av 190',
  '50 av 50',
  '159 av 190',
  '190 av 190',
  '171 av 190',
  '190 av 190',
];
const OVERVIEW = [
  ['Fråga', ...GROUPS, 'Hela omgången'],
  ['Granskade ärenden', '123 av 140', '14 av 14', '21 av 23', '24 av 26', '8 av 8', '190 av 211'],
  ...EXPECTED.map((row, at) => [...row, WHOLE[at]]),
];

/** The rows of the first table under the heading. */
function overviewOf(html: string) {
  const part = html.slice(html.indexOf('Resultatet uppdelat på Placeringsform'));
  return [...part.slice(0, part.indexOf('</table>')).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[hd][^>]*>([^<]*)</g)].map(([, cell]) => cell),
  );
}

/** What anybody with the link meets. */
async function published(form: Record<string, string>): Promise<string> {
  const call = { as: round.maria, params: { roundId: round.roundId }, form: { intent: 'publish', ...form } };
  const answer = (await publish(await routeArguments(services, call))) as { data: { link: string } };
  const secret = answer.data.link.split('/publicerat/')[1] ?? '';
  const report = await publishedLoader(await routeArguments(services, { as: null, params: { '*': secret } }));
  return (await renderPage(<PublishedPage />, report)).replaceAll('\u00a0', ' ');
}

async function page(): Promise<string> {
  const args = await routeArguments(services, { as: reader, params: { roundId: round.roundId } });
  const html = await renderPage(<DeidentifiedResultPage />, await loader(args));
  return html.replaceAll('\u00a0', ' ');
}

async function workbook() {
  const args = await routeArguments(services, {
    as: reader,
    params: { roundId: round.roundId },
    path: `/omgangar/${round.roundId}/resultat.xlsx?version=avidentifierad`,
  });
  return readSheets(Buffer.from(await (await workbookLoader(args)).arrayBuffer()), { trim: false });
}

describe('a round divided by a column with large and small groups', () => {
  it('has groups on both sides of the limit', () => {
    expect(sizesOfForms(services, round.roundId)).toEqual({
      ...{ Familjehem: 123, Nätverkshem: 24, Jourhem: 21, HVB: 14 },
      ...{ 'SiS-institution': 4, Stödboende: 4 },
    });
  });

  it('shows a reader how much is fulfilled in every group, and no number that must be hidden', async () => {
    const html = await page();
    expect(overviewOf(html)).toEqual(OVERVIEW);
    expect(html).not.toMatch(/SiS|Stödboende/);
  });

  it('has the same in the report in Word', async () => {
    const path = `/omgangar/${round.roundId}/rapport.docx?version=avidentifierad`;
    const args = await routeArguments(services, { as: reader, params: { roundId: round.roundId }, path });
    const word = readWord(Buffer.from(await (await reportLoader(args)).arrayBuffer()));
    const divided = word.tables.find(([header]) => header?.includes('Familjehem')) ?? [];
    expect(divided.map((row) => row.map((cell) => cell.replaceAll('\u00a0', ' ')))).toEqual(OVERVIEW);
    const texts = word.paragraphs.map(({ text }) => text);
    expect(texts).toContain('Uppdelat på Placeringsform');
    expect(texts.some((text) => text.startsWith('Grupper där färre än 5 ärenden '))).toBe(true);
    expect([...word.parts.values()].join()).not.toMatch(/SiS|Stödboende/);
  });

  it('has the same on the published page where whoever publishes it wants it, and nothing of it else', async () => {
    expect(await published({})).not.toMatch(/uppdelat på|Familjehem/i);
    const html = await published({ uppdelat: 'on' });
    expect(overviewOf(html)).toEqual(OVERVIEW);
    expect(html).not.toMatch(/SiS|Stödboende/);
  });

  it('has the same in the de-identified workbook, and no small group by name in any sheet', async () => {
    const sheets = await workbook();
    const [headers = [], ...rows] = sheets.find(({ sheet }) => sheet === 'Per grupp')?.data ?? [];
    const at = (header: string) => headers.indexOf(header);
    const told = rows.map((row) => {
      const of = (header: string) => String(row[at(header)]);
      const count = of('Uppfyllt') === '–' ? '–' : `${of('Uppfyllt')} av ${of('Underlag')}`;
      return [of('Uppdelat på'), of('Grupp'), of('Fråga'), count];
    });
    expect(told).toEqual(
      GROUPS.flatMap((group, place) =>
        EXPECTED.map(([question, ...cells]) => ['Placeringsform', group, question, cells[place]]),
      ),
    );
    // Of a hidden row nothing else that it could be worked out from, nor a share of fewer than ten.
    for (const row of rows) {
      const isHidden = row[at('Uppfyllt')] === '–';
      if (isHidden && row[at('Fråga')] !== 'Skäl framgår när barnet inte kommit till tals') {
        expect(row[at('Ej uppfyllt')]).toBe('–');
      }
      if (isHidden || row[at('Grupp')] === 'Övriga grupper') {
        expect(row.slice(at('Andel uppfyllt')).every((cell) => cell === '–')).toBe(true);
      }
    }
    const about = sheets.find(({ sheet }) => sheet === 'Om filen')?.data ?? [];
    expect(about.find(([term]) => term === 'Per grupp')?.[1]).toMatch(/^Grupper där färre än 5 ärenden /);
    expect(JSON.stringify(sheets)).not.toMatch(/SiS|Stödboende/);
  });
});
