import { beforeEach, describe, expect, it } from 'vitest';
import type { TwoPartsInput } from '#app/features/controls/forms/draw-form.ts';
import { action as drawAction, loader as drawPage } from '#app/features/controls/routes/draw.tsx';
import { loader as protocolPage } from '#app/features/controls/routes/protocol.tsx';
import { loader as protocolFile } from '#app/features/controls/routes/protocol-file.ts';
import { loader as replacePage } from '#app/features/controls/routes/replace.tsx';
import {
  action as meetingAction,
  loader as meetingPage,
} from '#app/features/controls/routes/seed-meeting.tsx';
import { agreeOnSeed } from '#app/features/controls/server/agree-on-seed.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { extendRound } from '#app/features/controls/server/extend-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { giveSeedPart } from '#app/features/controls/server/give-seed-part.server.ts';
import { giveUpAgreement } from '#app/features/controls/server/give-up-agreement.server.ts';
import { giveUpRound } from '#app/features/controls/server/give-up-round.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { loadSeedMeeting } from '#app/features/controls/server/load-seed-meeting.server.ts';
import { drawnInWords } from '#app/features/controls/ui/drawn-in-words.ts';
import { loader as homePage } from '#app/features/home/routes/home.tsx';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { loader as roundPage } from '#app/features/results/routes/round.tsx';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import { ticketNumber } from '#app/features/sampling/domain/ticket.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { makePerson, moveRole } from '#tests/factories/organisation.ts';
import { setPassword } from '#tests/factories/password.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const FIRST = 'hemlig-marias-del';
const SECOND = 'hemlig-pers-del';
const PASSWORD = 'Pers långa lösenord 17';

let services: TestServices;
let made: PlacementsControl;
let roundId: RoundId;
let maria: PersonId;
let per: PersonId;
let eva: PersonId;

beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  maria = made.maria;
  per = makePerson(services, { name: 'Per Kvist', role: 'quality', unitId: made.org.administration });
  eva = makePerson(services, { name: 'Eva Ros', role: 'manager', unitId: made.org.children });
  roundId = startPlacementsRound(services, made);
  must(freezeFrame(services, actorOf(services, maria), roundId));
});

const input = (change: Partial<TwoPartsInput> = {}): TwoPartsInput => ({
  firstPersonId: maria,
  secondPersonId: per,
  redrawReason: '',
  drawsSeen: 0,
  ...change,
});
const agree = (change: Partial<TwoPartsInput> = {}, by = maria) =>
  agreeOnSeed(services, actorOf(services, by), roundId, input(change));
const give = (by: PersonId, part: string | null) =>
  giveSeedPart(services, actorOf(services, by), roundId, part);
const overview = (by = maria) => loadRoundOverview(services, actorOf(services, by), roundId);
const draw = (change: object = {}) =>
  drawRound(services, actorOf(services, maria), roundId, {
    seed: { origin: 'generated' },
    redrawReason: '',
    drawsSeen: 0,
    ...change,
  });
const rows = (statement: string) => services.db.$client.prepare(statement).all() as Record<string, unknown>[];

/** Everything in the database but the parts themselves. */
function everythingButParts(): string {
  const tables = rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'seed_parts'");
  return tables.map(({ name }) => JSON.stringify(rows(`SELECT * FROM "${String(name)}"`))).join('\n');
}

async function bodyOf(
  loader: (args: Awaited<ReturnType<typeof routeArguments>>) => unknown,
  as: PersonId,
): Promise<string> {
  try {
    const answer = await loader(await routeArguments(services, { as, params: { roundId } }));
    return answer instanceof Response ? await answer.text() : JSON.stringify(answer);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.text();
    throw thrown;
  }
}

describe('who may be named', () => {
  it('not the same person twice, a reviewer, somebody of another department, or somebody shut out', () => {
    const reader = makePerson(services, { name: 'Lena', role: 'reader', unitId: made.org.administration });
    const elsewhere = makePerson(services, { name: 'Olle', role: 'manager', unitId: made.org.elderly });
    expect(agree({ secondPersonId: maria })).toEqual({ ok: false, error: { kind: 'samePerson' } });
    for (const secondPersonId of [made.reviewers[0] as PersonId, reader, elsewhere, 999 as PersonId]) {
      expect(agree({ secondPersonId })).toEqual({ ok: false, error: { kind: 'notAllowedPerson' } });
    }
    expect(rows('SELECT * FROM seed_agreements')).toEqual([]);
  });

  it('only by whoever manages the round, after the freeze, and once at a time', () => {
    const [reviewer] = made.reviewers;
    expect(() => agree({}, reviewer)).toThrow();
    must(agree());
    expect(agree({ secondPersonId: eva })).toEqual({ ok: false, error: { kind: 'agreementOpen' } });
    const planned = startPlacementsRound(services, made);
    expect(agreeOnSeed(services, actorOf(services, maria), planned, input())).toEqual({
      ok: false,
      error: { kind: 'notFrozen' },
    });
  });
});

describe('the overview', () => {
  const waitsFor = (as: PersonId) => loadHome(services, actorOf(services, as)).seedParts;
  const awaited = () => [{ id: roundId, name: expect.any(String), controlName: expect.any(String) }];

  it('tells each of the two, and nobody else, that her part is waited for, until she has given it', () => {
    expect([maria, per].map(waitsFor)).toEqual([[], []]);
    must(agree());
    expect([maria, per].map(waitsFor)).toEqual([awaited(), awaited()]);
    const [own] = loadHome(services, actorOf(services, maria)).rounds;
    expect(own).toMatchObject({ id: roundId, next: 'Båda delarna av fröet ska lämnas' });
    expect([eva, made.reviewers[0] as PersonId].map(waitsFor)).toEqual([[], []]);
    must(give(per, SECOND));
    expect([maria, per].map(waitsFor)).toEqual([awaited(), []]);
    must(give(maria, FIRST));
    expect([maria, per].map(waitsFor)).toEqual([[], []]);
  });

  it('waits for nothing that cannot be given: given up, no longer hers to read, or too late', () => {
    must(agree());
    must(giveUpAgreement(services, actorOf(services, maria), roundId, 'Per är sjuk'));
    expect([maria, per].map(waitsFor)).toEqual([[], []]);
    must(agree());
    moveRole(services, per);
    expect([maria, per].map(waitsFor)).toEqual([awaited(), []]);
    must(giveUpRound(services, actorOf(services, maria), roundId, 'Fel ram'));
    expect(waitsFor(maria)).toEqual([]);
  });

  it('waits for no part to a redraw once the reviews are shared out', () => {
    must(draw());
    must(agree({ drawsSeen: 1, redrawReason: 'Ramen var fel' }));
    expect(waitsFor(per)).toEqual(awaited());
    must(shareOutReviews(services, actorOf(services, maria), roundId));
    expect(waitsFor(per)).toEqual([]);
  });
});

describe('while a part is waited for', () => {
  beforeEach(() => {
    must(agree());
    must(give(maria, FIRST));
  });

  it('nothing tells the part that is in: no page, no file, no log, to nobody', async () => {
    const loaders = [meetingPage, roundPage, drawPage, protocolPage, protocolFile, replacePage, homePage];
    for (const as of [maria, per, eva]) {
      for (const loader of loaders) expect(await bodyOf(loader as never, as)).not.toContain(FIRST);
    }
    expect(everythingButParts()).not.toContain(FIRST);
    const waiting = loadSeedMeeting(services, actorOf(services, per), roundId);
    expect(waiting.people).toEqual([
      {
        personId: maria,
        name: 'Maria Ek',
        givenAt: '2026-11-02T08:00:00.000Z',
        onComputerOf: null,
        isSelf: false,
      },
      { personId: per, name: 'Per Kvist', givenAt: null, onComputerOf: null, isSelf: true },
    ]);
    expect(waiting.draw).toBeNull();
    expect(overview().draws).toEqual([]);
  });

  it('the part stands: it cannot be given again, changed or taken away', () => {
    expect(give(maria, 'en annan')).toEqual({ ok: false, error: 'alreadyGiven' });
    const change = () => services.db.$client.prepare("UPDATE seed_parts SET part = 'x'").run();
    expect(change).toThrow('append-only');
    expect(() => services.db.$client.prepare('DELETE FROM seed_parts').run()).toThrow('append-only');
    expect(rows('SELECT part FROM seed_parts')).toEqual([{ part: FIRST }]);
  });

  it('nobody else gives the other part, not even who manages the round', () => {
    expect(give(eva, 'evas')).toEqual({ ok: false, error: 'notNamed' });
    expect(() => give(made.reviewers[0] as PersonId, 'annas')).toThrow();
    expect(rows('SELECT * FROM seed_parts')).toHaveLength(1);
  });

  it('the round is not drawn in any other way', async () => {
    expect(draw()).toEqual({ ok: false, error: { kind: 'agreementOpen' } });
    expect(draw({ seed: { origin: 'entered', text: 'mitt' } })).toEqual({
      ok: false,
      error: { kind: 'agreementOpen' },
    });
    const form = { seedOrigin: 'generated', drawsSeen: '0' };
    const posted = await routeArguments(services, { as: maria, params: { roundId }, form });
    expect(await statusOf(() => drawAction(posted))).toBe(422);
    expect(overview().may).toMatchObject({ draw: false, giveUpSeed: true });
  });

  it('who has lost her role may not give hers', () => {
    moveRole(services, per);
    expect(() => give(per, SECOND)).toThrow();
    expect(overview().draws).toEqual([]);
  });

  it('it can be given up with a reason, which the protocol keeps; the part that was in is never shown', async () => {
    const giveUp = (reason: string, by = maria) =>
      giveUpAgreement(services, actorOf(services, by), roundId, reason);
    expect(giveUp('  ')).toEqual({ ok: false, error: 'reasonMissing' });
    expect(() => giveUp('Jag vill inte', made.reviewers[0])).toThrow();
    must(giveUp('Per är sjuk'));
    expect(giveUp('igen')).toEqual({ ok: false, error: 'noAgreement' });
    expect(give(per, SECOND)).toEqual({ ok: false, error: 'noAgreement' });
    expect(overview().seedAgreements).toEqual([
      expect.objectContaining({ cancelReason: 'Per är sjuk', cancelledByName: 'Maria Ek', usedAt: null }),
    ]);
    must(draw());
    for (const loader of [meetingPage, roundPage, protocolPage, protocolFile]) {
      const body = await bodyOf(loader as never, maria);
      expect(body).not.toContain(FIRST);
    }
    expect(await bodyOf(protocolPage as never, maria)).toContain('Per är sjuk');
    expect(everythingButParts()).not.toContain(FIRST);
    const change = () => services.db.$client.prepare('UPDATE seed_agreements SET cancel_reason = NULL').run();
    expect(change).toThrow('ended');
  });
});

describe('with the second part', () => {
  it('the draw is made in the same transaction, with the parts in the order named', () => {
    must(agree({ firstPersonId: per, secondPersonId: maria }));
    must(give(maria, FIRST));
    services.setNow('2026-11-02T08:05:00.000Z');
    expect(give(per, SECOND)).toEqual({ ok: true, value: { isDrawn: true } });
    const [drawn] = overview().draws;
    expect(drawn).toMatchObject({
      number: 1,
      kind: 'first',
      seed: `${SECOND}+${FIRST}`,
      seedOrigin: 'twoParts',
      drawnAt: '2026-11-02T08:05:00.000Z',
      drawnByName: 'Per Kvist',
      seedParts: [
        { name: 'Per Kvist', part: SECOND },
        { name: 'Maria Ek', part: FIRST },
      ],
    });
    expect(drawn?.cases).toHaveLength(10);
    for (const { key, ticket } of drawn?.cases ?? []) {
      expect(ticket).toBe(ticketNumber(`${SECOND}+${FIRST}`, key));
    }
    expect(overview().seedAgreements).toEqual([
      expect.objectContaining({ usedAt: '2026-11-02T08:05:00.000Z' }),
    ]);
    const chain = rows("SELECT action FROM audit_entries WHERE action LIKE 'round.%' ORDER BY sequence DESC");
    expect(chain.slice(0, 2)).toEqual([{ action: 'round.drawn' }, { action: 'round.seedPartGiven' }]);
  });

  it('a part that the program makes is eight characters, of eight bytes of chance', () => {
    must(agree());
    must(give(maria, null));
    must(give(per, null));
    expect(overview().draws[0]?.seed).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}\+[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });

  it('nothing is kept of it when the round can no longer be drawn', () => {
    must(draw());
    must(agree({ drawsSeen: 1, redrawReason: 'Ramen var fel' }));
    must(give(maria, FIRST));
    must(shareOutReviews(services, actorOf(services, maria), roundId));
    expect(give(per, SECOND)).toEqual({ ok: false, error: 'closed' });
    expect(rows('SELECT part FROM seed_parts')).toEqual([{ part: FIRST }]);
    expect(everythingButParts()).not.toContain(SECOND);
    expect(overview().draws).toHaveLength(1);
  });

  it('a redraw takes the reason given when the two were named', () => {
    must(draw());
    for (const redrawReason of ['', '.', 'Fel ram']) {
      expect(agree({ drawsSeen: 1, redrawReason })).toEqual({
        ok: false,
        error: { kind: 'redrawReasonMissing' },
      });
    }
    expect(agree({ redrawReason: 'Ramen var fel' })).toEqual({ ok: false, error: { kind: 'alreadyDrawn' } });
    must(agree({ drawsSeen: 1, redrawReason: 'Ramen var fel' }));
    expect(
      extendRound(services, actorOf(services, maria), roundId, { size: 12, reason: 'Fler', drawsSeen: 1 }),
    ).toEqual({ ok: false, error: { kind: 'agreementOpen' } });
    must(give(per, SECOND));
    must(give(maria, FIRST));
    expect(overview().draws).toMatchObject([
      { number: 1, seedOrigin: 'generated', kind: 'first' },
      { number: 2, seedOrigin: 'twoParts', kind: 'redraw', redrawReason: 'Ramen var fel' },
    ]);
  });
});

describe('a redraw after two people gave the seed', () => {
  const again = (number: number) => ({ drawsSeen: number, redrawReason: 'Ramen var fel' });
  beforeEach(() => {
    must(agree());
    must(give(maria, FIRST));
    must(give(per, SECOND));
  });

  it('takes no seed that one of them types, not by way of a generated one either', () => {
    const refused = { ok: false, error: { kind: 'typedAfterShared' } };
    const typed = (number: number) =>
      (['entered', 'dice'] as const).map((origin) =>
        draw({ ...again(number), seed: { origin, text: '3516-2241' } }),
      );
    expect(overview().may).toMatchObject({ redraw: true, typeSeed: false });
    expect(typed(1)).toEqual([refused, refused]);
    must(draw(again(1)));
    expect(typed(2)).toEqual([refused, refused]);
    expect(overview().draws.map(({ seedOrigin }) => seedOrigin)).toEqual(['twoParts', 'generated']);
    expect(everythingButParts()).not.toContain('3516-2241');
  });

  it('takes two parts again', () => {
    must(agree(again(1)));
    must(give(per, SECOND));
    must(give(maria, FIRST));
    expect(overview().draws.map(({ seedOrigin }) => seedOrigin)).toEqual(['twoParts', 'twoParts']);
  });
});

describe('the page on the wall', () => {
  const post = (as: PersonId, form: Record<string, string>) =>
    routeArguments(services, { as, params: { roundId }, form }).then((args) => meetingAction(args));
  const partOf = (personId: PersonId, part: string, password?: string) => ({
    personId: String(personId),
    [`part-${personId}`]: part,
    ...(password === undefined ? {} : { [`password-${personId}`]: password }),
    intent: 'givePart',
  });
  const errorOf = (answer: unknown) => (answer as { data: { error: { field: string } } }).data.error;

  beforeEach(async () => {
    await setPassword(services, per, PASSWORD);
    must(agree());
  });

  it('takes the part of whoever is logged in, and refuses one that is no part without sending it back', async () => {
    for (const part of ['', 'a|bcdefgh', 'kort 12', 'x'.repeat(41)]) {
      const answer = await post(maria, partOf(maria, part));
      expect(errorOf(answer).field).toBe(`part-${maria}`);
      if (part !== '') expect(JSON.stringify(answer)).not.toContain(part);
    }
    expect(rows('SELECT * FROM seed_parts')).toEqual([]);
    expect(await post(maria, partOf(maria, FIRST))).toMatchObject({ status: 302 });
    expect(rows('SELECT part FROM seed_parts')).toEqual([{ part: FIRST }]);
  });

  it('takes the other part on the same computer with her password, and never without', async () => {
    expect(errorOf(await post(maria, partOf(per, SECOND))).field).toBe(`password-${per}`);
    const wrong = await post(maria, partOf(per, SECOND, 'fel lösenord'));
    expect(errorOf(wrong).field).toBe(`password-${per}`);
    expect(JSON.stringify(wrong)).not.toContain(SECOND);
    expect(rows('SELECT * FROM seed_parts')).toEqual([]);

    expect(await post(maria, partOf(per, SECOND, PASSWORD))).toMatchObject({ status: 302 });
    expect(rows('SELECT person_id, part, logged_in_id FROM seed_parts')).toEqual([
      { person_id: per, part: SECOND, logged_in_id: maria },
    ]);
    expect(
      rows(
        "SELECT actor_id, detail ->> 'loggedInId' AS by FROM audit_entries WHERE action = 'round.seedPartGiven'",
      ),
    ).toEqual([{ actor_id: per, by: maria }]);

    // The page tells it while she waits, and the draw for ever; her own part, given in her own log-in, tells nothing.
    const nameOf = (id: PersonId) => overview().seedAgreements[0]?.people.find((one) => one.personId === id);
    const mariaEk = nameOf(maria)?.name;
    expect(nameOf(per)?.onComputerOf).toBe(mariaEk);
    expect(nameOf(maria)?.onComputerOf).toBeNull();
    expect(await post(maria, partOf(maria, FIRST))).toMatchObject({ status: 302 });
    const [drawn] = overview().draws;
    expect(drawn?.seedParts.map(({ part, onComputerOf }) => [part, onComputerOf])).toEqual([
      [FIRST, null],
      [SECOND, mariaEk],
    ]);
    if (drawn) {
      expect(drawnInWords(drawn)).toMatch(
        /^\d{4}-\d\d-\d\d \d\d\.\d\d, när båda delarna var lämnade: .+ och .+$/,
      );
      expect(drawnInWords({ ...drawn, kind: 'extension' })).toMatch(/ av \S/);
    }
  });

  it('tells of a temporary password only whoever typed it right, counts it, and takes no part by it', async () => {
    services.db.$client.prepare('UPDATE people SET must_change_password = 1 WHERE id = ?').run(per);
    const messageOf = (answer: unknown) =>
      (answer as { data: { error: { message: string } } }).data.error.message;
    expect(messageOf(await post(maria, partOf(per, SECOND, 'fel')))).toContain('stämmer inte');
    const right = await post(maria, partOf(per, SECOND, PASSWORD));
    expect(errorOf(right).field).toBe(`password-${per}`);
    expect(messageOf(right)).toMatch(/^Lösenordet är tillfälligt\. Logga först in själv och välj ett eget/);
    expect(JSON.stringify(right)).not.toContain(SECOND);
    expect(rows('SELECT * FROM seed_parts')).toEqual([]);
    for (let attempt = 0; attempt < 3; attempt += 1) await post(maria, partOf(per, SECOND, PASSWORD));
    expect(messageOf(await post(maria, partOf(per, SECOND, PASSWORD)))).toContain('För många försök');

    services.setNow('2026-11-02T08:20:00.000Z');
    services.db.$client.prepare('UPDATE people SET must_change_password = 0 WHERE id = ?').run(per);
    expect(await post(maria, partOf(per, SECOND, PASSWORD))).toMatchObject({ status: 302 });
  });

  it('counts wrong passwords together with failed log-ins, and then refuses the right one too', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await post(maria, partOf(per, SECOND, 'fel'));
    const answer = await post(maria, partOf(per, SECOND, PASSWORD));
    expect(JSON.stringify(answer)).toContain('För många försök');
    expect(rows('SELECT * FROM seed_parts')).toEqual([]);
    services.setNow('2026-11-02T08:20:00.000Z');
    expect(await post(maria, partOf(per, SECOND, PASSWORD))).toMatchObject({ status: 302 });
  });

  it('tries nobody else’s password, and lets nobody in who may not read the round', async () => {
    const stranger = partOf(eva, 'evas egen del', 'vad som helst');
    await expect(post(maria, stranger)).rejects.toMatchObject({ status: 403 });
    await expect(post(made.reviewers[0] as PersonId, partOf(per, SECOND, PASSWORD))).rejects.toMatchObject({
      status: 403,
    });
    expect(rows("SELECT * FROM audit_entries WHERE action = 'login.failed'")).toEqual([]);
  });

  it('shows both parts, the seed and the draw when it is done, and a late click changes nothing', async () => {
    await post(maria, partOf(maria, FIRST));
    await post(maria, partOf(per, SECOND, PASSWORD));
    expect(await post(maria, partOf(maria, 'ännu en del'))).toMatchObject({ status: 302 });
    const body = await bodyOf(meetingPage as never, eva);
    for (const shown of [FIRST, SECOND, `${FIRST}+${SECOND}`]) expect(body).toContain(shown);
    expect(overview().draws).toHaveLength(1);
  });
});
