import { beforeAll, expect, it } from 'vitest';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { action as publish } from '#app/features/exports/routes/publish.tsx';
import { loader as published } from '#app/features/exports/routes/published-report.tsx';
import { loader as report } from '#app/features/exports/routes/round-report.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { loadDeidentifiedProtocol } from '#app/features/exports/server/load-deidentified-protocol.server.ts';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { readWord } from '#tests/factories/read-word.ts';
import { handInAll } from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

// One who has cases in the frame, one who has been left out of it, and a sign-in name as registers write it.
const NAMES = ["Nina O'Connor", 'Petra Utanför', 'fn4711', 'Maria Ek'];
const NUMBER = '850101-1236';

let services: TestServices;
let made: PlacementsControl;
let roundId: RoundId;
beforeAll(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  const maria = actorOf(services, made.maria);
  const column = 'Handläggare';
  const filter = {
    allOf: [
      { anyOf: [{ column, operator: 'isNoneOf' as const, values: ['Petra Utanför', 'fn4711'] }] },
      {
        anyOf: [
          { column, operator: 'isNotEmpty' as const },
          { column, operator: 'is' as const, value: "Nina O'Connor" },
        ],
      },
    ],
  };
  const control = { ...made.input, name: 'Akter hos Maria Ek', purpose: 'Maria Ek bad om den.', filter };
  const controlId = must(createControl(services, maria, control));
  // From before the forms refused it.
  const older = `UPDATE controls SET name = name || ' ${NUMBER}', purpose = purpose || ' ${NUMBER}' WHERE id = ?`;
  services.db.$client.prepare(older).run(controlId);
  roundId = drawPlacementsRound(services, { ...made, controlId });
  must(shareOutReviews(services, maria, roundId));
  handInAll(services, made.maria, roundId);
  const form = new FormData();
  form.set('intent', 'finalise');
  must(answerRoundForm(services, maria, roundId, form));
});

const params = () => ({ roundId });
const LEAVING: Record<string, () => unknown> = {
  'the page': () => loadDeidentifiedResult(services, actorOf(services, made.maria), roundId),
  'the workbook': () => {
    const { sheets } = exportRound(services, actorOf(services, made.maria), roundId, 'deidentified');
    return [...sheets].map(({ blocks }) => [...blocks]);
  },
  'the Word file': async () => {
    const path = `/omgangar/${roundId}/rapport.docx?version=avidentifierad`;
    const response = await report(await routeArguments(services, { as: made.maria, params: params(), path }));
    const { paragraphs, tables } = readWord(Buffer.from(await response.arrayBuffer()));
    return [paragraphs, tables];
  },
  'the published page': async () => {
    const form = { intent: 'publish' };
    const answer = await publish(await routeArguments(services, { as: made.maria, params: params(), form }));
    const link = (answer as { data: { link: string } }).data.link.split('/publicerat/')[1] ?? '';
    return published(await routeArguments(services, { as: null, params: { '*': link } }));
  },
  'the protocol': () =>
    loadDeidentifiedProtocol(services, actorOf(services, made.maria), roundId, {
      withTickets: true,
      form: 'file',
    }),
};

it('freezes a rule with names in it', () => {
  const words = services.db.$client.prepare('SELECT filter_in_words FROM frames').pluck().get();
  for (const name of NAMES.slice(0, 3)) expect(words).toContain(`”${name}”`);
});

it.each(Object.keys(LEAVING))(
  'names nobody in %s, in the rule of the frame or in a purpose, and by no number',
  async (what) => {
    const told = JSON.stringify(await LEAVING[what]?.());
    expect(told).toContain('[namn]');
    expect([...NAMES, NUMBER].filter((name) => told.includes(name))).toEqual([]);
    expect(told).toContain('[personnummer]');
    if (['the page', 'the workbook', 'the Word file'].includes(what)) {
      expect(told).toContain('Handläggare är inget av ”[namn]”');
    }
  },
);
