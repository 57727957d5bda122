import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { beginSession, sessionCookieHeader } from '#app/features/accounts/server/sessions.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { openServices } from '#app/http/open-services.ts';
import type { PersonId, ReviewId, UnitId } from '#app/shared/domain/ids.ts';
import { readConfig } from '#app/shared/server/config.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertPerson, insertRoleGrant } from '#db/queries/accounts.server.ts';
import { transact } from '#db/transact.server.ts';
import { alive, expect, expectAccessible, type Program, test } from './fixtures.ts';
import { firstVisit } from './steps.ts';

const root = path.resolve(import.meta.dirname, '../..');
const NAMES = ['Anna Lindgren', 'Björn Åkesson', 'Cecilia Öberg', 'David Ek', 'Eva Nyström', 'Farid Karimi'];

/** The program's own database beside it: six people need no log-in form to be six people. */
async function beside<T>(program: Program, doIt: (services: Services) => T | Promise<T>): Promise<T> {
  const config = readConfig({ AKTSAM_DATA: program.dataFolder }, root);
  const services = await openServices(config, { now: () => '2026-11-02T09:00:00.000Z' });
  try {
    return await doIt(services);
  } finally {
    services.db.$client.close();
  }
}

function addReviewers(services: Services): PersonId[] {
  const now = services.now();
  const unitId = services.db.$client.prepare('SELECT min(id) FROM units').pluck().get() as UnitId;
  return transact(services.db, { actorId: null, now }, (tx) => ({
    value: NAMES.map((name, index) => {
      const personId = insertPerson(tx, {
        displayName: name,
        email: `granskare${index}@exempel.se`,
        createdAt: now,
      });
      insertRoleGrant(tx, { personId, unitId, role: 'reviewer', grantedAt: now });
      return personId;
    }),
    audit: [{ action: 'person.created', entity: 'person', entityId: 0 }],
  }));
}

async function signIn(program: Program, context: BrowserContext, personId: PersonId): Promise<void> {
  const value = await beside(program, async (services) => {
    const { token } = transact(services.db, { actorId: personId, now: services.now() }, (tx) => ({
      value: beginSession(tx, services, personId),
      audit: [{ action: 'session.started', entity: 'person', entityId: personId }],
    }));
    return (await sessionCookieHeader(services, token)).split(';')[0] ?? '';
  });
  const [name = '', content = ''] = value.split(/=(.*)/s);
  await context.addCookies([{ name, value: content, url: program.address }]);
}

const ANSWERS = {
  avgorande: { option: null, content: 'Frånvaron och brodern.' },
  'nasta-steg': { option: 'utreda', reason: 'Mer behövs.' },
  'hur-snart': { option: 'vecka' },
  'tala-med': { option: null, content: 'personen anmalaren' },
  insatser: { option: null, content: 'rad' },
  forklara: { option: null, content: 'Vi vill förstå hur ni har det.' },
  'riktlinje-rackte': { option: 'yes' },
  sakerhet: { option: 'saker' },
} as const;

function answerAll(services: Services, personId: PersonId, seriousness: string, isHandedIn: boolean): void {
  const actor = loadActor(services, personId);
  const reviewId = services.db.$client
    .prepare('SELECT id FROM reviews WHERE reviewer_id = ? AND slot > 0')
    .pluck()
    .get(personId) as ReviewId;
  if (!actor) throw new Error('no such person');
  const given = { allvar: { option: seriousness }, ...ANSWERS };
  for (const [questionKey, answer] of Object.entries(given)) {
    const saved = saveAnswer(services, actor, reviewId, {
      questionKey,
      reason: '',
      comment: '',
      seenRevision: 0,
      ...answer,
    });
    if (!saved.ok) throw new Error(`${questionKey}: ${JSON.stringify(saved.error)}`);
  }
  if (isHandedIn && !handInReview(services, actor, reviewId).ok) throw new Error('not handed in');
}

const expectNoNames = async (page: Page) => {
  for (const name of NAMES) await expect(page.locator('main').getByText(name)).toHaveCount(0);
};

test('six people answer an invented case by themselves, and see together how they answered', async ({
  page,
  program,
  browser,
  complaints,
}) => {
  await firstVisit(page);
  const people = await beside(program, addReviewers);

  await page.goto('/kontroller');
  await page.getByRole('link', { name: 'vinjett', exact: false }).first().click();
  await page.getByRole('link', { name: 'Ny vinjett' }).click();
  await alive(page);
  await page.getByLabel('Rubrik').fill('Oro från skolan');
  await page
    .getByLabel('Det påhittade fallet')
    .fill('Skolan ringer om Kim, 811218-9876.\n\nKim är ofta borta.');
  for (const name of NAMES) await page.getByLabel(name).check();
  await page.getByRole('button', { name: 'Gör vinjetten klar att besvara' }).click();
  // A number that looks like somebody's is asked about first; what was written is still there.
  await expect(page.getByText('ser ut som ett personnummer').first()).toBeVisible();
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')]);
  await page.getByLabel('Det påhittade fallet').fill('Skolan ringer om Kim, 9 år.\n\nKim är ofta borta.');
  await page.getByRole('button', { name: 'Gör vinjetten klar att besvara' }).click();
  await expect(page.getByText('0 av 6 har lämnat in')).toBeVisible();
  const round = page.url();
  await expectAccessible(page);

  // One answers in the browser, the others as the browser would have them do.
  const [anna, ...others] = people as [PersonId, ...PersonId[]];
  await beside(program, (services) => {
    answerAll(services, anna, 'akut', false);
    for (const personId of others) answerAll(services, personId, 'ganska', true);
  });
  const own = await browser.newContext({ baseURL: program.address });
  await signIn(program, own, anna);
  const annas = await own.newPage();
  // Too early: she is told when the answers are shown, and sees none of them.
  await annas.goto(round);
  await expect(annas).toHaveURL(/\/granskningar/);
  await expect(annas.getByText('Svaren visas när alla har lämnat in').first()).toBeVisible();
  await annas
    .getByRole('link', { name: /Vinjett 1/ })
    .first()
    .click();
  await expect(annas.getByRole('heading', { level: 1, name: 'Vinjett: Oro från skolan' })).toBeVisible();
  await expect(annas.getByText('Kim är ofta borta.')).toBeVisible();
  await expect(annas.getByText('jäv')).toHaveCount(0);
  await alive(annas);
  await annas.getByRole('button', { name: 'Lämna in' }).first().click();
  await expect(annas.getByRole('heading', { level: 1 })).not.toContainText('Vinjett:');
  await annas.goto(round);
  await expect(annas.getByText('5 av 6 svarade lika')).toBeVisible();
  await expectNoNames(annas);

  await page.goto(round);
  await alive(page);
  await expect(page.getByText('5 av 6 svarade lika')).toBeVisible();
  await expectNoNames(page);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Visa i mötet' }).click();
  await expect(page.getByText('1 av 10')).toBeVisible();
  await alive(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'Hur allvarlig bedömer du' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(round);
  await alive(page);
  await page.getByRole('button', { name: 'Visa vem som svarade vad' }).click();
  await page.getByRole('button', { name: 'Gruppen har valt det, visa namnen' }).click();
  await expect(page.getByText('Namnen visas')).toBeVisible();
  await annas.reload();
  await expect(annas.getByRole('row', { name: /Akut/ }).getByText('Anna Lindgren')).toBeVisible();
  await own.close();
});
