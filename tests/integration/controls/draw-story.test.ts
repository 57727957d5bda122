import { beforeEach, describe, expect, it } from 'vitest';
import { compareDraws, drawnAgain } from '#app/features/controls/domain/compare-draws.ts';
import { action as whyAction } from '#app/features/controls/routes/why-case.tsx';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { explainCase, findCaseToExplain } from '#app/features/controls/server/explain-case.server.ts';
import { extendRound } from '#app/features/controls/server/extend-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRedrawHint } from '#app/features/controls/server/load-redraw-hint.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { drawEvents, sampleNowInWords } from '#app/features/controls/ui/draw-event-words.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});
const maria = () => actorOf(services, made.maria);
const drawsOf = (roundId: RoundId) => loadRoundOverview(services, maria(), roundId).draws;
const replace = (roundId: RoundId, frameCaseId: FrameCaseId | undefined) =>
  must(
    replaceCase(services, maria(), roundId, {
      frameCaseId: frameCaseId as FrameCaseId,
      reason: 'wrongUnit',
      note: '',
    }),
  );
const redraw = (roundId: RoundId, text: string) =>
  must(
    drawRound(services, maria(), roundId, {
      seed: { origin: 'entered', text },
      redrawReason: 'Fel i uttaget',
      drawsSeen: drawsOf(roundId).length,
    }),
  );

function drawnByForm(size: number): RoundId {
  const allocation = { kind: 'perStratum', attribute: 'Placeringsform', size } as const;
  const design = { allocation, quotas: [] };
  const controlId = must(createControl(services, maria(), { ...made.input, name: 'Per form', design }));
  const dates = { referenceOn: '2026-10-31' as CivilDate, dueOn: '2026-11-30' as CivilDate };
  const roundId = must(
    startRound(services, maria(), controlId, { name: 'Omgång', ...dates, reviewerIds: made.reviewers }),
  );
  must(freezeFrame(services, maria(), roundId));
  const seed = { origin: 'generated' } as const;
  must(drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0 }));
  return roundId;
}

describe('who stands next', () => {
  it('is the lowest slumptal left in each group, and the next after it once it is taken in', () => {
    const roundId = drawnByForm(2);
    const [draw] = drawsOf(roundId);
    const lowestLeft = services.db.$client
      .prepare(`
        SELECT min(ticket) AS ticket, stratum FROM draw_cases WHERE outcome = 'reserve'
        GROUP BY stratum ORDER BY stratum`)
      .all();
    expect(lowestLeft.length).toBeGreaterThan(2);
    expect(draw?.nextReserves.map(({ ticket, stratum }) => ({ ticket, stratum }))).toEqual(lowestLeft);

    // A group in the middle of the list, so that those before it must have been counted past.
    const later = draw?.groups.find(({ frameSize, drawn }, index) => index > 0 && frameSize - drawn > 1);
    const place = draw?.nextReserves.findIndex(({ stratum }) => stratum === later?.stratum) ?? -1;
    expect(place).toBeGreaterThan(0);
    const next = draw?.nextReserves[place];
    const replaced = draw?.cases.find(({ stratum }) => stratum === next?.stratum);
    expect(replace(roundId, replaced?.frameCaseId).replacementKey).toBe(next?.key);
    const after = drawsOf(roundId)[0]?.nextReserves ?? [];
    expect(after.toSpliced(place, 1)).toEqual(draw?.nextReserves.toSpliced(place, 1));
    expect(after[place]?.stratum).toBe(next?.stratum);
    expect(after[place]?.ticket).toBeGreaterThan(next?.ticket ?? 1);
  });

  it('leaves out a group that is drawn whole', () => {
    const roundId = drawnByForm(1000);
    expect(drawsOf(roundId)[0]?.nextReserves).toEqual([]);
  });
});

describe('asking why about a case', () => {
  const rename = (roundId: RoundId, keys: readonly string[]) => {
    const { $client } = services.db;
    const ids = $client
      .prepare('SELECT id FROM frame_cases WHERE round_id = ? ORDER BY id')
      .pluck()
      .all(roundId) as FrameCaseId[];
    $client.exec('DROP TRIGGER frame_cases_no_update');
    for (const [index, key] of keys.entries()) {
      $client.prepare('UPDATE frame_cases SET key = ? WHERE id = ?').run(key, ids[index]);
    }
    return ids;
  };
  const find = (roundId: RoundId, text: string) => findCaseToExplain(services, maria(), roundId, text);

  it('finds it whatever the letter case and the blanks around, but leading zeros count', () => {
    const roundId = drawPlacementsRound(services, made);
    const ids = rename(roundId, ['007', 'Å-12b', '100%', 'x_y', 'AB1', 'ab1']);
    expect(find(roundId, ' 007\u00a0')).toEqual({ ok: true, value: ids[0] });
    for (const text of ['7', '07', '0007']) expect(find(roundId, text)).toEqual({ ok: false, error: 'none' });
    for (const text of ['Å-12b', 'å-12B', '\tå-12b ', 'A\u030a-12B']) {
      expect(find(roundId, text)).toEqual({ ok: true, value: ids[1] });
    }
    // Another letter is another case, and signs that a database reads as any text are none.
    for (const text of ['Ä-12b', 'a-12b', '1__%', '%', '_', 'x-y', '', ' ']) {
      expect(find(roundId, text)).toEqual({ ok: false, error: 'none' });
    }
    expect(find(roundId, '100%')).toEqual({ ok: true, value: ids[2] });
    expect(find(roundId, 'X_Y')).toEqual({ ok: true, value: ids[3] });
    // What is written exactly comes first; where nothing is, two that differ in letter case are told apart by nobody.
    expect(find(roundId, 'ab1')).toEqual({ ok: true, value: ids[5] });
    expect(find(roundId, 'Ab1')).toEqual({ ok: false, error: 'several' });
    expect(explainCase(services, maria(), roundId, ids[1] as FrameCaseId).facts.key).toBe('Å-12b');
  });

  it('answers in the same way through the page', async () => {
    const roundId = drawPlacementsRound(services, made);
    rename(roundId, ['AB1', 'ab1']);
    const ask = async (key: string) =>
      routeArguments(services, { as: made.maria, params: { roundId }, form: { key } });
    expect(await statusOf(async () => whyAction(await ask('ab1 ')))).toBe(302);
    expect(await statusOf(async () => whyAction(await ask('Ab1')))).toBe(422);
    expect(JSON.stringify(await whyAction(await ask('Ab1')))).toContain('olika stora och små bokstäver');
    expect(JSON.stringify(await whyAction(await ask('Z9')))).toContain('också nollor först');
  });
});

describe('what happened to the sample', () => {
  it('is told in order: drawn, replaced, extended, with the place that changed, and what holds now', () => {
    const roundId = drawPlacementsRound(services, made);
    const [first] = drawsOf(roundId);
    expect(drawEvents(drawsOf(roundId))).toHaveLength(1);
    services.setNow('2026-11-03T08:00:00.000Z');
    const replaced = first?.cases[0];
    const { replacementKey } = replace(roundId, replaced?.frameCaseId);
    services.setNow('2026-11-04T08:00:00.000Z');
    must(extendRound(services, maria(), roundId, { size: 15, reason: 'Fler behövs', drawsSeen: 1 }));

    const draws = drawsOf(roundId);
    const placeNow = draws[1]?.replacements[0]?.replacementKey;
    expect(placeNow).not.toBe(replacementKey);
    expect(drawEvents(draws)).toEqual([
      { at: first?.drawnAt, text: 'Urvalet drogs av Maria Ek: 10\u00a0ärenden.' },
      {
        at: '2026-11-03T08:00:00.000Z',
        text: `${replaced?.key} ersattes av ${replacementKey}: hör till en annan enhet. Gjort av Maria Ek.`,
      },
      {
        at: '2026-11-04T08:00:00.000Z',
        text: `Urvalet utökades från 10 till 15\u00a0ärenden av Maria Ek, med samma frö. Skäl: Fler behövs. ${replacementKey} drogs nu på sitt eget slumptal. Platsen efter ${replaced?.key} har i stället ${placeNow}.`,
      },
    ]);
    // The round's history: the reason's own full stop is not doubled, and none is said in a word.
    services.setNow('2026-11-05T08:00:00.000Z');
    must(extendRound(services, maria(), roundId, { size: 16, reason: 'Ett till.', drawsSeen: 2 }));
    const { events } = loadRoundOverview(services, maria(), roundId);
    expect(events.filter(({ kind }) => kind === 'extended').map(({ note }) => note)).toEqual([
      'Fler behövs. Inlämnade granskningar då: inga',
      'Ett till. Inlämnade granskningar då: inga',
    ]);
    const [, larger] = draws;
    expect(larger && sampleNowInWords(larger)).toBe(
      'Nu gäller dragning 2: 15\u00a0ärenden, varav 14 drogs och 1 har tagits in som ersättning.',
    );
  });

  it('says that a redraw undoes the replacements, and which of the replaced are drawn again', () => {
    const roundId = drawPlacementsRound(services, made);
    expect(loadRedrawHint(services, maria(), roundId)).toEqual({ drawNumber: 1, replaced: [] });
    const [first] = drawsOf(roundId);
    const { replacedKey } = replace(roundId, first?.cases[0]?.frameCaseId);
    replace(roundId, first?.cases[1]?.frameCaseId);
    // Counts alone: the form shows no case, so nothing of it is logged as read.
    expect(loadRedrawHint(services, maria(), roundId)).toEqual({
      drawNumber: 1,
      replaced: [{ reason: 'wrongUnit', count: 2 }],
    });
    // The same seed draws the same cases: the replaced one is back.
    redraw(roundId, first?.seed ?? '');
    const draws = drawsOf(roundId);
    expect(drawEvents(draws).at(-1)?.text).toBe(
      'Urvalet drogs om av Maria Ek: 10\u00a0ärenden. Dragning 1 gäller inte längre, inte heller det som ersattes i den. Skäl: Fel i uttaget.',
    );
    expect(drawnAgain(draws)).toHaveLength(2);
    expect(drawnAgain(draws)).toContainEqual({ key: replacedKey, drawNumber: 1, reason: 'wrongUnit' });
    const back = draws[1]?.cases.find(({ key }) => key === replacedKey);
    replace(roundId, back?.frameCaseId);
    expect(drawnAgain(drawsOf(roundId)).map(({ key }) => key)).toEqual([first?.cases[1]?.key]);
  });

  it('compares two draws by what stayed, came and went, and counts no case that was taken in', () => {
    const roundId = drawPlacementsRound(services, made);
    const [first] = drawsOf(roundId);
    replace(roundId, first?.cases[0]?.frameCaseId);
    redraw(roundId, 'ett annat frö');
    const [before, after] = drawsOf(roundId);
    if (!before || !after) throw new Error('not drawn twice');
    const { stayed, came, went } = compareDraws(before, after);
    const keysOf = (cases: readonly { key: string }[]) => cases.map(({ key }) => key).sort();
    expect(keysOf([...stayed, ...came])).toEqual(keysOf(after.cases));
    expect(keysOf([...stayed, ...went])).toEqual(keysOf(first?.cases ?? []));
    expect(came.length).toBeGreaterThan(0);
    expect(came.length).toBe(went.length);
    expect(stayed.filter(({ key }) => went.some((one) => one.key === key))).toEqual([]);
  });
});
