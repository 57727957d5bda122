import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { ResultList } from '#app/features/results/ui/result-list.tsx';
import { makeEveryKindReviewed } from '#tests/factories/every-kind-reviewed.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import type { ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
beforeAll(async () => {
  services = await makeServices();
  round = await makeEveryKindReviewed(services);
}, 60_000);

const maria = () => actorOf(services, round.maria);
const resultOf = () => {
  const { result } = loadRoundPage(services, maria(), round.roundId);
  if (!result) throw new Error('no result');
  return result;
};
/** The page as it is read: tags are breaks. */
const read = (markup: string) =>
  markup
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, '|')
    .replaceAll(/\|+/g, '|');

describe('the result of a round with every kind of question', () => {
  it('is read section by section, with every answer in a table with its header', () => {
    const breaks = {
      delaktighet: 'omgångar före version 2: Gällde förut bara samtalen',
      beslutsdatum: 'omgångar före version 3: Gällde förut expedieringen',
    };
    const markup = renderToStaticMarkup(
      <ResultList figures={resultOf().figures} breaks={breaks} percentageBase={0} />,
    );
    expect([...markup.matchAll(/<h3[^>]*>([^<]*)</g)].map(([, title]) => title)).toEqual([
      'Utredningen',
      'Anmälningar',
      'Helheten',
    ]);
    const text = read(markup);
    expect(text).toContain('|7 anmälningar i 4 av 10 ärenden, 0–3 i varje.|');
    expect(text).toContain('Förhandsbedömning i tid: 5 av 7 anmälningar (71 %).');
    expect(text).toContain('|Låg grad|1|11 %|Någon grad|1|11 %|Hög grad|7|78 %|Ej tillämpligt|1|–|');
    expect(text).toContain('|Högre nivå efter|1|11 %|Samma nivå|2|22 %|Lägre nivå efter|6|67 %|');
    expect(text).toContain('|Före|Efter|Nivå 1|Nivå 2|Nivå 3|Nivå 1|1|1|0|Nivå 2|6|0|0|');
    expect(text).toContain('Lägst 45,5, median 60, högst 90 minuter.');
    expect(text).toContain('Bedömningen är uträknad ur svaren: 2 ändrade av granskare, med skäl.');
    expect(text).not.toContain('mer stöd');
    const notCompared = text.match(/[^|]*: jämförs inte med [^|]*/g);
    expect(notCompared).toEqual([
      'Barnets delaktighet: jämförs inte med omgångar före version 2: Gällde förut bara samtalen.',
      'Beslutsdatum: jämförs inte med omgångar före version 3: Gällde förut expedieringen.',
    ]);
    // Every bar in a table is decoration: its number stands beside it.
    expect(markup).not.toMatch(/<th[^>]*>[^<]*<svg(?![^>]*aria-hidden="true")/);
  });

  it('names the item in the list of faults and on the page of the deviation it made', () => {
    const fault = resultOf().faults.find(({ answerKey }) => answerKey === 'forhandsbedomd-i-tid#3');
    expect(fault?.question).toBe('Förhandsbedömning i tid (anmälan 3)');
    if (!fault?.deviation) throw new Error('no deviation');
    const page = must(loadDeviation(services, maria(), fault.deviation.id));
    expect(page.deviation.questionName).toBe('Förhandsbedömning i tid (anmälan 3)');
    expect(page.text).toContain('Fråga: Förhandsbedömning i tid (anmälan 3)');
  });

  it('is frozen with everything, and leaves the unit without what is small', () => {
    const before = resultOf().figures;
    must(finaliseRound(services, maria(), round.roundId, new Map()));
    expect(resultOf().figures).toEqual(before);
    const { figures } = loadDeidentifiedResult(services, maria(), round.roundId);
    const text = read(renderToStaticMarkup(<ResultList figures={figures} breaks={{}} percentageBase={10} />));
    expect(text).toContain('Antalet anmälningar visas inte, eftersom små antal döljs.');
    expect(text).toContain('Beslutsdatum: 10 svar.');
    expect(text).not.toMatch(/Lägst|högst|Efter|ändrade av granskare/);
    expect(
      [...text.matchAll(/\|(\d+)\|/g)].map(([, count]) => Number(count)).filter((count) => count < 5),
    ).toEqual([]);
  });
});
