import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { action as accountAction } from '#app/features/accounts/routes/account.tsx';
import { deactivatePerson } from '#app/features/accounts/server/deactivate-person.server.ts';
import { loadAccount } from '#app/features/accounts/server/load-account.server.ts';
import { action as mailAction, loader as mailLoader } from '#app/features/home/routes/mail.tsx';
import { keepReminding } from '#app/features/home/server/keep-reminding.server.ts';
import { loadMailPage, sendTestMail, switchMail } from '#app/features/home/server/mail-page.server.ts';
import { remindByMail } from '#app/features/home/server/remind-by-mail.server.ts';
import { addEntries } from '#app/features/plans/server/wheel-entries.server.ts';
import { remindReviewers } from '#app/features/reviews/server/remind-reviewers.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { type MailServer, makeMailServer } from '#tests/factories/mail-server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { openReviewsOf } from '#tests/factories/own-work.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeSharedOutRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

// A Monday: seven in Sweden is six in UTC in winter.
const MONDAY = '2026-12-07T06:00:00.000Z';

let services: TestServices;
let round: ReviewedRound;
let anna: PersonId;
let bjorn: PersonId;
let admin: PersonId;
let server: MailServer;
let template: Buffer;

beforeAll(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  admin = makePerson(services, {
    name: 'Ada Min',
    role: 'administrator',
    unitId: round.org.administration,
  });
  template = services.db.$client.serialize();
});

beforeEach(async () => {
  services = { ...(await makeServices(MONDAY)), db: openDatabase(template) };
  [anna, bjorn] = round.reviewers as [PersonId, PersonId];
  server = await makeMailServer();
  services.config.mail = server.settings;
});

afterEach(() => server.close());

const as = (personId: PersonId) => actorOf(services, personId);
const emailOf = (personId: PersonId) => findPerson(services.db, personId)?.email ?? '';
const switchOn = () => expect(switchMail(services, as(admin), true)).toBe('on');
const turn = () => remindByMail(services, () => false);
const later = (minutes: number) =>
  services.setNow(new Date(Date.parse(services.now()) + minutes * 60_000).toISOString());
const receivers = () => server.letters.map(({ to }) => to).sort();
const mails = () => loadMailPage(services, as(admin)).mails;
const logged = () =>
  services.db.$client
    .prepare("SELECT action, detail FROM audit_entries WHERE action LIKE 'mail.%' ORDER BY sequence")
    .all() as { action: string; detail: string }[];
const bodyOf = (raw: string) =>
  Buffer.from(raw.split('\r\n\r\n').slice(1).join('\r\n\r\n'), 'utf8').toString();

describe('what is not sent', () => {
  it('is anything at all before an administrator of everything has switched it on', async () => {
    await turn();
    remindReviewers(services, as(round.maria), round.roundId, { personId: null, note: '' });
    await turn();
    expect(server.connections()).toBe(0);
    expect(await statusOf(async () => switchMail(services, as(round.maria), true))).toBe(403);
    const departmental = makePerson(services, {
      ...{ name: 'Del Admin', role: 'administrator', unitId: round.org.children },
    });
    expect(await statusOf(async () => mailLoader(await routeArguments(services, { as: departmental })))).toBe(
      403,
    );
    expect(mails()).toEqual([]);
  });

  it('is anything without a server, in the invented municipality or outside the mornings of working days', async () => {
    services.config.mail = null;
    expect(switchMail(services, as(admin), true)).toBe('unset');
    await turn();
    services.config.mail = server.settings;
    switchOn();
    for (const instant of [
      '2026-12-05T08:00:00.000Z',
      '2026-12-07T05:59:00.000Z',
      '2026-12-07T11:00:00.000Z',
      // The eves of Christmas, a Thursday, and of Midsummer.
      '2026-12-24T06:00:00.000Z',
      '2027-06-25T05:00:00.000Z',
    ]) {
      services.setNow(instant);
      await turn();
    }
    services.setNow(MONDAY);
    services.db.$client.exec("INSERT INTO settings (name, value) VALUES ('isDemo', 'yes')");
    await turn();
    expect(await sendTestMail(services, as(admin))).toBe('demo');
    expect(server.connections()).toBe(0);
  });

  it('is anything to who refuses, has left, has no role or nothing due within a week', async () => {
    switchOn();
    const refuse = await routeArguments(services, { as: anna, form: { intent: 'mail', wants: 'no' } });
    expect(await statusOf(() => accountAction(refuse))).toBe(302);
    expect(loadAccount(services, as(anna), undefined).mail).toEqual({ state: 'on', isRefused: true });
    await deactivatePerson(services, as(admin), bjorn);
    await turn();
    expect(receivers()).not.toContain(emailOf(anna));
    expect(receivers()).not.toContain(emailOf(bjorn));
    services.db.$client.exec("UPDATE rounds SET due_on = '2027-03-01'");
    services.setNow('2026-12-08T06:00:00.000Z');
    const before = server.letters.length;
    await turn();
    expect(server.letters.length).toBe(before);
  });
});

describe('a reminder', () => {
  it('says how much of what, and nothing of whom or what it is about', async () => {
    const occasions = [{ title: 'Rapport om Kalle', dueOn: '2026-12-01' as CivilDate }];
    const entry = { occasions, unitId: round.org.children, responsibleId: round.maria };
    must(addEntries(services, as(round.maria), entry));
    switchOn();
    await turn();
    const own = openReviewsOf(services, anna);
    expect(receivers()).toEqual([anna, bjorn, round.maria].map(emailOf).sort());
    const raw = server.letters.find(({ to }) => to === emailOf(anna))?.raw ?? '';
    const mine = decoded(raw);
    expect(mine).toContain(`- ${own.length} granskningar att göra\n`);
    expect(mine).toContain('https://aktsam.kommunen.se/\n');
    expect(mine).toContain('https://aktsam.kommunen.se/konto');
    expect(raw).toMatch(/^Subject: =\?UTF-8\?Q\?P=C3=A5minnelse_fr=C3=A5n_Aktsam\?=\r$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/im);
    const marias = decoded(server.letters.find(({ to }) => to === emailOf(round.maria))?.raw ?? '');
    expect(marias).toContain('- 1 punkt i årshjulet\n\nDagen har passerat.');
    const telling = [
      ...reviewsOf(services, round).map(({ caseKey }) => caseKey),
      ...names('SELECT display_name AS name FROM people'),
      ...names('SELECT name FROM units'),
      ...names('SELECT name FROM controls'),
      ...names('SELECT name FROM rounds'),
      ...['Kalle', 'Rapport', 'nodemailer'],
    ];
    expect(telling.length).toBeGreaterThan(20);
    for (const letter of server.letters) {
      const whole = `${letter.raw}\n${decoded(letter.raw)}`;
      expect(telling.filter((word) => whole.includes(word))).toEqual([]);
    }
    expect(logged()).toEqual([
      { action: 'mail.gathered', detail: '{"count":3}' },
      { action: 'mail.sent', detail: '{"sent":3,"notSent":0}' },
    ]);
  });

  it('comes once a day, whoever asks for one more and however often the program starts', async () => {
    switchOn();
    await turn();
    const first = server.letters.length;
    expect(first).toBe(2);
    remindReviewers(services, as(round.maria), round.roundId, { personId: null, note: '' });
    for (let again = 0; again < 2; again += 1) {
      later(30);
      await keepReminding(services)();
      await turn();
    }
    expect(server.letters.length).toBe(first);
    services.setNow('2026-12-08T06:00:00.000Z');
    await turn();
    expect(server.letters.length).toBe(first * 2);
    expect(mails().every(({ outcome }) => outcome === 'sent')).toBe(true);
  });

  it('is sent when a leader reminds, whatever the hour and the due date, without her words', async () => {
    switchOn();
    services.setNow('2026-11-28T19:00:00.000Z');
    remindReviewers(services, as(round.maria), round.roundId, {
      personId: anna,
      note: 'Hej Anna, gäller Kalle',
    });
    await turn();
    expect(receivers()).toEqual([emailOf(anna)]);
    expect(decoded(server.letters[0]?.raw ?? '')).toContain('granskningar att göra');
    expect(decoded(server.letters[0]?.raw ?? '')).not.toMatch(/Kalle|Hej/);
  });
});

describe('when it does not go as it should', () => {
  it('waits for a server that is down and sends once when it is up again', async () => {
    switchOn();
    const { port } = server.settings;
    await server.close();
    await turn();
    expect(mails().map(({ outcome, fault }) => [outcome, fault])).toEqual([
      ['waiting', 'unreachable'],
      ['waiting', 'unreachable'],
    ]);
    server = await makeMailServer({}, port);
    later(2);
    await turn();
    expect(server.connections()).toBe(0);
    later(4);
    await turn();
    await turn();
    expect(receivers()).toEqual([anna, bjorn].map(emailOf).sort());
    expect(mails().map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
    expect(
      JSON.stringify(services.db.$client.prepare('SELECT last_error FROM sent_mails').all()),
    ).not.toContain('@');
  });

  it('never sends again what was on its way when the program or the connection died', async () => {
    switchOn();
    await server.close();
    // Takes the whole letter and is gone before it has said so.
    const dying = await makeMailServer(
      { onData: (stream) => void stream.on('end', () => dying.cut()).resume() },
      server.settings.port,
    );
    await turn();
    await dying.close();
    server = await makeMailServer({}, server.settings.port);
    const [mine] = mails().filter(({ fault }) => fault === 'unsure');
    expect(mine?.outcome).toBe('notSent');
    services.db.$client.exec("UPDATE sent_mails SET attempts = 1, last_error = '' WHERE last_error = ''");
    await keepReminding(services)();
    later(6);
    await turn();
    expect(server.letters).toEqual([]);
    expect(mails().map(({ outcome, fault }) => [outcome, fault])).toEqual([
      ['notSent', 'unsure'],
      ['notSent', 'unsure'],
    ]);
  });

  it('tells one refused address from the others, and does not try it again', async () => {
    switchOn();
    await server.close();
    const refusing = emailOf(anna);
    server = await makeMailServer({
      onRcptTo: ({ address }, _session, done) => {
        if (address === refusing) done(Object.assign(new Error(`550 no ${refusing}`), { responseCode: 550 }));
        else done();
      },
    });
    services.config.mail = server.settings;
    await turn();
    later(30);
    await turn();
    expect(receivers()).toEqual([emailOf(bjorn)]);
    expect(server.connections()).toBe(1);
    expect(mails().map(({ outcome, fault }) => [outcome, fault])).toContainEqual(['notSent', 'refused']);
  });

  it('says nothing to a server that does not encrypt, or whose certificate nobody vouches for', async () => {
    switchOn();
    const passwordFile = path.join(services.config.dataFolder, 'smtp-losenord');
    writeFileSync(passwordFile, 'häst och vagn\n');
    const told: unknown[] = [];
    const listening: SMTPServerOptions = {
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => {
        told.push(password);
        done(null, { user: 'aktsam' });
      },
    };
    const logIn = { user: 'aktsam', passwordFile };
    const plain = await makeMailServer({ ...listening, disabledCommands: ['STARTTLS'] });
    services.config.mail = { ...plain.settings, ...logIn, encryption: 'startTls' };
    expect(await sendTestMail(services, as(admin))).toBe('notEncrypted');
    const own = await makeMailServer({ ...listening, hideSTARTTLS: false });
    services.config.mail = { ...own.settings, ...logIn, encryption: 'startTls' };
    later(1);
    expect(await sendTestMail(services, as(admin))).toBe('certificate');
    const ownFromStart = await makeMailServer({ ...listening, secure: true });
    services.config.mail = { ...ownFromStart.settings, ...logIn, encryption: 'fromStart' };
    later(1);
    expect(await sendTestMail(services, as(admin))).toBe('certificate');
    const servers = [plain, own, ownFromStart];
    expect([...servers.flatMap(({ letters }) => letters), ...told]).toEqual([]);
    await Promise.all(servers.map((one) => one.close()));
  });

  it('says that the log-in is missing where the server wants one', async () => {
    await server.close();
    server = await makeMailServer({ authOptional: false, allowInsecureAuth: true });
    services.config.mail = server.settings;
    expect(await sendTestMail(services, as(admin))).toBe('logIn');
    expect(server.letters).toEqual([]);
  });
});

describe('the try', () => {
  it('goes to whoever asks for it, with the password of the file, once a minute', async () => {
    await server.close();
    server = await makeMailServer({
      ...{ authOptional: false, allowInsecureAuth: true },
      onAuth: ({ username, password }, _session, done) =>
        password === 'häst och vagn' ? done(null, { user: username }) : done(new Error('no')),
    });
    const passwordFile = path.join(services.config.dataFolder, 'smtp-losenord');
    services.config.mail = { ...server.settings, user: 'aktsam', passwordFile };
    const pressed = async () => {
      const args = await routeArguments(services, { as: admin, form: { intent: 'test' } });
      return ((await mailAction(args)) as Response).headers.get('Location');
    };
    expect(await pressed()).toBe('/organisation/e-post?prov=logIn');
    writeFileSync(passwordFile, 'häst och vagn\n');
    expect(await pressed()).toBe('/organisation/e-post?prov=justSent');
    later(1);
    expect(await pressed()).toBe('/organisation/e-post?prov=sent');
    expect(receivers()).toEqual([emailOf(admin)]);
    expect(mails().map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['test', 'sent'],
      ['test', 'notSent'],
    ]);
  });
});

const names = (statement: string) =>
  services.db.$client
    .prepare(statement)
    .all()
    .map((row) => (row as { name: string }).name)
    .filter((name) => name !== '');

/** The words of a letter in quoted-printable, as its reader sees them. */
function decoded(raw: string): string {
  const body = bodyOf(raw).replace(/=\r\n/g, '');
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}
