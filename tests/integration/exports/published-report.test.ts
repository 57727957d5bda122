import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutNames } from '#app/features/cases/domain/without-names.ts';
import { action, loader } from '#app/features/exports/routes/publish.tsx';
import {
  action as publicAction,
  loader as publicLoader,
} from '#app/features/exports/routes/published-report.tsx';
import { readPublished } from '#app/features/exports/server/published-content.server.ts';
import { PublishedReportPage } from '#app/features/exports/ui/published-report-page.tsx';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
});

async function post(as: PersonId | null, form: Record<string, string>) {
  const args = await routeArguments(services, { as, params: { roundId: round.roundId }, form });
  return action(args);
}
async function publish(): Promise<string> {
  const answer = (await post(round.maria, { intent: 'publish' })) as { data: { link: string } };
  return answer.data.link.split('/publicerat/')[1] ?? '';
}
async function open(secret: string) {
  return publicLoader(await routeArguments(services, { as: null, params: { '*': secret } }));
}
const pageOf = (report: Awaited<ReturnType<typeof open>>) =>
  renderToStaticMarkup(createElement(PublishedReportPage, { report }));
const statusOfSecret = (secret: string) => statusOf(() => open(secret));
const linksOf = async (as: PersonId) =>
  loader(await routeArguments(services, { as, params: { roundId: round.roundId } }));
const finalOrOpen = (form: Record<string, string>) => {
  const fields = new FormData();
  for (const [name, value] of Object.entries(form)) fields.set(name, value);
  expect(answerRoundForm(services, actorOf(services, round.maria), round.roundId, fields).ok).toBe(true);
};
const everythingStored = () => services.db.$client.serialize();

it('is refused before the round is finalised, and always to those who may not finalise it', async () => {
  const { org } = round;
  const strangers = [
    makePerson(services, { name: 'Sven Sys', role: 'administrator', unitId: org.administration }),
    makePerson(services, { name: 'Greta Granskare', role: 'reviewer', unitId: org.children }),
    makePerson(services, { name: 'Lena Läsare', role: 'reader', unitId: org.children }),
    makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: org.elderly }),
  ];
  const otherManager = makePerson(services, { name: 'Chef Bredvid', role: 'manager', unitId: org.children });
  for (const form of [{ intent: 'publish' }, { intent: 'withdraw', publishedId: '1' }]) {
    expect(await statusOf(() => post(null, form))).toBe(302);
    for (const stranger of strangers) expect(await statusOf(() => post(stranger, form))).toBe(404);
    expect(await statusOf(() => post(otherManager, form))).toBe(403);
  }
  expect(await statusOf(() => post(round.maria, { intent: 'publish' }))).toBe(409);
  expect(await statusOf(() => post(round.maria, { intent: 'annat' }))).toBe(400);
  finalOrOpen({ intent: 'finalise' });
  for (const stranger of strangers) {
    expect(await statusOf(() => post(stranger, { intent: 'publish' }))).toBe(404);
    expect(await statusOf(() => linksOf(stranger))).toBe(403);
  }
  expect((await linksOf(round.maria)).links).toEqual([]);
});

describe('a link', () => {
  it('is 256 bits, new each time, and stands nowhere in the database', async () => {
    const [one, other] = [await publish(), await publish()];
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(other).not.toBe(one);
    const stored = everythingStored();
    for (const secret of [one, other]) expect(stored.includes(secret)).toBe(false);
    expect((await linksOf(round.maria)).links).toHaveLength(2);
  });

  it('opens for anybody what the de-identified page shows, without a name, a case or a small number', async () => {
    const report = await open(await publish());
    const heard = report.figures.questions.find(({ key }) => key === 'barnet-till-tals');
    expect(heard).toMatchObject({ fulfilled: null, notFulfilled: null, share: null });
    expect(report.finalNumber).toMatch(/^\d{4}-\d{3}$/);
    const text = JSON.stringify(report);
    const { $client } = services.db;
    const names = $client.prepare('SELECT display_name FROM people').pluck().all() as string[];
    const keys = $client.prepare('SELECT key FROM frame_cases').pluck().all() as string[];
    expect([...names, ...keys].filter((name) => text.includes(name))).toEqual([]);
    expect(text).not.toMatch(/\/(?:omgangar|granskningar|arenden|resultat)\//);
  });

  it('tells nothing from which whoever knows a case number could compute whether it was drawn', async () => {
    const secret = await publish();
    const report = await open(secret);
    expect(report.selection).toEqual({
      drawnOn: '2026-11-02',
      drawCount: 1,
      otherDrawCount: 0,
      notByLot: '',
      isSeedTyped: true,
    });
    const { $client } = services.db;
    const page = pageOf(report);
    const frame = $client.prepare('SELECT fingerprint, filter_in_words AS filter FROM frames').get() as {
      fingerprint: string;
      filter: string;
    };
    const draw = $client.prepare('SELECT seed FROM draws').get() as {
      seed: string;
    };
    const tickets = $client.prepare('SELECT ticket FROM draw_cases').pluck().all() as number[];
    const known = [frame.fingerprint, frame.filter, draw.seed, ...tickets].map(String);
    expect(known.length).toBeGreaterThan(4);
    for (const shown of [JSON.stringify(report), page]) {
      expect(known.filter((one) => shown.includes(one))).toEqual([]);
      expect(shown.replaceAll('-', '')).not.toContain(frame.fingerprint.slice(0, 8));
    }
    expect(page).toContain('Dragningen går att kontrollera med kommunens urvalsprotokoll.');
    expect(page).toContain('Fröet är inskrivet av den som drog');
  });

  it('that was published with its seed is shown without', async () => {
    const secret = await publish();
    const { $client } = services.db;
    const [last] = (await linksOf(round.maria)).links;
    const content = $client
      .prepare('SELECT content FROM published_reports WHERE id = ?')
      .pluck()
      .get(last?.id);
    const first = {
      ...JSON.parse(String(content)),
      format: 'aktsam-publicerat/1',
      selection: { seed: '4711' },
    };
    expect(readPublished(first).selection).toBeNull();
    expect(pageOf({ ...(await open(secret)), ...readPublished(first) })).not.toContain('4711');
    expect(() => readPublished({ ...first, format: 'aktsam-publicerat/3' })).toThrow('not of a known shape');
  });

  it('is the same 404 when it is wrong, cut short, of another case, withdrawn or nothing at all', async () => {
    const secret = await publish();
    const id = (await linksOf(round.maria)).links[0]?.id ?? 0;
    expect(await statusOfSecret(secret)).toBe(200);
    const answers = ['', secret.slice(0, -1), `${secret}/`, `x${secret}`, swapCase(secret), 'a'.repeat(5000)];
    for (const wrong of answers) expect(await statusOfSecret(wrong)).toBe(404);
    expect(await statusOf(() => post(round.maria, { intent: 'withdraw', publishedId: String(id) }))).toBe(
      302,
    );
    const refused = await Promise.all(
      [secret, 'aldrig'].map((one) => open(one).then(String, (thrown: Response) => thrown)),
    );
    const [withdrawn, never] = refused as [Response, Response];
    expect([withdrawn.status, await withdrawn.text(), [...withdrawn.headers]]).toEqual([
      never.status,
      await never.text(),
      [...never.headers],
    ]);
  });

  it('of another round cannot be withdrawn through this one', async () => {
    const secret = await publish();
    const id = (await linksOf(round.maria)).links[0]?.id ?? 0;
    const args = await routeArguments(services, {
      as: round.maria,
      params: { roundId: round.roundId + 1 },
      form: { intent: 'withdraw', publishedId: String(id) },
    });
    expect(await statusOf(() => action(args))).toBe(404);
    expect(await statusOfSecret(secret)).toBe(200);
  });

  it('shows what was published, whatever is changed since; opening the round again withdraws it', async () => {
    const secret = await publish();
    const before = await open(secret);
    services.db.$client.prepare("UPDATE controls SET name = 'Nytt namn'").run();
    expect((await open(secret)).controlName).toBe(before.controlName);
    finalOrOpen({ intent: 'reopen', reason: 'Ett fel' });
    expect(await statusOfSecret(secret)).toBe(404);
    // It would open nothing of a round that is not finalised even were it not withdrawn.
    services.db.$client.exec(
      'SAVEPOINT given; UPDATE published_reports SET withdrawn_at = NULL, withdrawn_by_id = NULL',
    );
    expect(await statusOfSecret(secret)).toBe(404);
    services.db.$client.exec('ROLLBACK TO given; RELEASE given');
    expect(await statusOf(() => post(round.maria, { intent: 'publish' }))).toBe(409);
    finalOrOpen({ intent: 'finalise' });
    expect(await statusOfSecret(secret)).toBe(404);
    expect((await linksOf(round.maria)).links.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
    expect((await open(await publish())).controlName).toBe('Nytt namn');
  });

  it('is logged when made and withdrawn, without its secret', async () => {
    const { links } = await linksOf(round.maria);
    const entries = services.db.$client
      .prepare("SELECT action, detail FROM audit_entries WHERE action LIKE 'report.%'")
      .all() as { action: string; detail: string }[];
    const actions = entries.map((entry) => entry.action);
    expect(actions.filter((one) => one === 'report.published')).toHaveLength(links.length);
    expect(actions.filter((one) => one === 'report.withdrawn')).toHaveLength(1);
    for (const { detail } of entries) {
      expect(Object.keys(JSON.parse(detail)).sort()).toEqual(['finalNumber', 'publishedId']);
    }
  });

  it('takes no forms, and says so itself', async () => {
    expect(await statusOf(publicAction)).toBe(405);
  });
});

describe('names in what is published', () => {
  it('are replaced wherever they stand as words of their own, in any case and form of space', () => {
    const names = ['Anna Lindgren', 'Anna Lindgren Ek', 'Bo', 'K. (test) Berg'];
    const value = {
      'Anna Lindgren': 'Handläggare är ANNA\u00a0lindgren eller Bo',
      more: ['anna lindgren ek, annan', null, 3, 'Joanna Lindgren', 'K. (test) Berg!'],
    };
    expect(withoutNames(value, names)).toEqual({
      'Anna Lindgren': 'Handläggare är [namn] eller Bo',
      more: ['[namn], annan', null, 3, 'Joanna Lindgren', '[namn]!'],
    });
    expect(withoutNames(value, [])).toBe(value);
  });
});

function swapCase(text: string): string {
  return [...text]
    .map((letter) => (/[a-z]/.test(letter) ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}
