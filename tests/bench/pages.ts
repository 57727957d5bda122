import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCaseListAddress } from '#app/features/cases/domain/case-list.ts';
import { loadRegister } from '#app/features/cases/server/load-register.server.ts';
import { fitTemplate } from '#app/features/checks/domain/check-template.ts';
import { findCheckTemplate } from '#app/features/checks/domain/ready-checks.ts';
import { loadCheck } from '#app/features/checks/server/load-check.server.ts';
import { createCheck } from '#app/features/checks/server/save-check.server.ts';
import { countForForm, loadNewControl } from '#app/features/controls/server/control-form-page.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';
import { makePlacementsControl, must } from '#tests/factories/placements-control.ts';
import { actorOf, importFile } from '#tests/factories/register.ts';
import { openBench } from './open-bench.ts';
import { csvOf, makeRows } from './register-rows.ts';

const SIZES = [10_000, 100_000];

type Times = Map<string, { first: number; again: number }>;

/**
 * What pages cost on the server, in processor time, at two sizes of a register that is wholly in the frame: the first
 * visit after an import and the next ones, against reading every case once. Growth is between the sizes, ten times apart.
 */
export async function run(): Promise<void> {
  process.stdout.write(
    'Pages over a register, processor time on the server (first visit / best of the next four)\n',
  );
  let before: Times | undefined;
  for (const size of SIZES) {
    const { times, reading } = await pagesAt(size);
    process.stdout.write(`  ${size} cases, of which each read once: ${reading.toFixed(0)} ms\n`);
    for (const [name, { first, again }] of times) {
      const small = before?.get(name);
      const growth = small
        ? `, ${(first / small.first).toFixed(1)} × / ${(again / small.again).toFixed(1)} × the size before`
        : '';
      process.stdout.write(
        `    ${name.padEnd(30)} ${first.toFixed(0).padStart(5)} / ${again.toFixed(0).padStart(3)} ms ` +
          `(ratio ${(first / reading).toFixed(2)} / ${(again / reading).toFixed(2)})${growth}\n`,
      );
    }
    before = times;
  }
}

async function pagesAt(size: number): Promise<{ times: Times; reading: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-bench-'));
  const services = await openBench(folder);
  const made = await makePlacementsControl(services);
  const { maria, registerId } = made;
  const actor = actorOf(services, maria);
  await importFile(services, {
    as: maria,
    registerId,
    file: { name: 'bench.csv', bytes: csvOf(makeRows(size)) },
  });
  const times: Times = new Map();
  const steps: Times = new Map();
  const rounds = ['planned', 'frozen', 'reviewing'].map((name) => {
    const controlId = must(createControl(services, actor, { ...made.input, name, filter: { allOf: [] } }));
    const dates = { referenceOn: '2026-10-31' as CivilDate, dueOn: '2026-11-30' as CivilDate };
    const roundId = must(
      startRound(services, actor, controlId, { name, ...dates, reviewerIds: made.reviewers }),
    );
    const seed = { origin: 'entered', text: '2026-H2-530177' } as const;
    const step = (what: string, work: () => unknown) => {
      const ms = processorTime(work);
      steps.set(what, { first: ms, again: ms });
    };
    if (name !== 'planned') step('freezing the frame', () => must(freezeFrame(services, actor, roundId)));
    if (name === 'reviewing') {
      step('drawing', () =>
        must(drawRound(services, actor, roundId, { seed, redrawReason: '', drawsSeen: 0 })),
      );
      must(shareOutReviews(services, actor, roundId));
    }
    return { name, roundId };
  });
  const template = findCheckTemplate('overvagande-over-sex-manader');
  const fit = template && fitTemplate(template, listRegisterColumns(services.db, registerId));
  if (!fit?.fits) throw new Error('the ready check fits the bench register');
  const checkId = must(await createCheck(services, actor, registerId, fit.draft));
  const list = (query: string) => () =>
    loadRegister(services, actor, registerId, readCaseListAddress(new URLSearchParams(query)));
  const form = { template: 'placerade-barn-halvar', registerId };
  let day = 0;
  const count = () => {
    const typed = loadNewControl(services, actor, form).form;
    if (!typed) throw new Error('the register has been imported');
    day += 1;
    const countOn = `2026-10-${String(day).padStart(2, '0')}`;
    const { preview } = countForForm(services, actor, { ...typed.values, countOn }, null);
    if (!preview) throw new Error('the ready control can be counted');
  };
  const pages: [string, () => unknown][] = [
    ['register, as it opens', list('')],
    ['register, sorted by a date', list('sortera=9&sida=100')],
    ['control form', () => loadNewControl(services, actor, form)],
    ['count of a frame, another day', count],
    ...rounds.map(({ name, roundId }): [string, () => unknown] => [
      `round, ${name}`,
      () => loadRoundPage(services, actor, roundId),
    ]),
    [
      'result of a check',
      () => loadCheck(services, actor, checkId, { on: null, unitId: null, search: '', page: 1 }),
    ],
  ];
  for (const [name, open] of pages) {
    const first = await processorTimeOf(open);
    const next = [await processorTimeOf(open), await processorTimeOf(open), await processorTimeOf(open)];
    times.set(name, { first, again: Math.min(...next, await processorTimeOf(open)) });
  }
  for (const [name, step] of steps) times.set(name, step);
  const reading = processorTime(() => readEveryCase(services));
  services.db.$client.close();
  rmSync(folder, { recursive: true });
  return { times, reading };
}

function readEveryCase({ db }: Services): number {
  let cells = 0;
  for (const text of db.$client.prepare('SELECT "values" FROM cases').pluck().iterate()) {
    cells += (JSON.parse(text as string) as string[]).length;
  }
  return cells;
}

function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return millisecondsSince(before);
}

async function processorTimeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return millisecondsSince(before);
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
