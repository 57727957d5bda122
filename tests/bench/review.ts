import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildWhatIsMissing } from '#app/cli/build.ts';
import { keyToSaved } from './key-to-saved.ts';
import { type AtWork, makeWorld, type World } from './review-world.ts';
import { ServerProcess } from './server-process.ts';

const REVIEWERS = 50;
const PAST = { cases: 100_000, rounds: 1_000 };
/** How often each measure is taken of each database, in turns. */
const ALONE = 60;
const TOGETHER = 6;
const KEYS = 24;

type Running = World & { server: ServerProcess };

/**
 * The time of one answer and of opening a review, on a database with 100,000 cases and 1,000 finished rounds beside one
 * that holds the same round alone: by one reviewer, and by fifty at the same time. On the server the whole request over
 * HTTP until the answer is on disk; in the browser from the key press until the question says "Sparat". In turns, so that
 * a busy moment of the machine falls on both; the figure to look at is the ratio.
 */
export async function run(): Promise<void> {
  buildWhatIsMissing();
  const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-bench-'));
  process.stdout.write(
    `Reviewing beside ${PAST.cases} cases and ${PAST.rounds} finished rounds, against a database without them (median / 95th percentile)\n`,
  );
  const [alone, grown] = await Promise.all(
    [undefined, PAST].map(async (past, index) => {
      const own = path.join(folder, String(index));
      const world = await makeWorld(own, past ? 'grown' : 'alone', REVIEWERS, past);
      return { ...world, server: await ServerProcess.start(own) };
    }),
  );
  if (!alone || !grown) throw new Error('two databases');
  try {
    for (const [what, act] of [
      ['opening a review', open],
      ['one answer, the POST', answer],
    ] as const) {
      for (const count of [1, REVIEWERS]) {
        const times = await inTurns([alone, grown], count, act);
        tell(`${what}, ${count} at the same time`, times);
      }
    }
    for (const others of [0, REVIEWERS - 1]) {
      const worlds = [alone, grown];
      const stops = worlds.map((world) => keepBusy(world, others));
      const desks = worlds.map(({ server, people }) => ({
        address: server.address,
        person: people[0] as AtWork,
      }));
      const times = await keyToSaved(desks, KEYS);
      await Promise.all(stops.map((stop) => stop()));
      tell(`key press to "Sparat" in the browser, ${others + 1} at the same time`, times);
    }
  } finally {
    await Promise.all([alone, grown].map(({ server }) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

type Act = (world: Running, person: AtWork, turn: number) => Promise<void>;

async function inTurns(worlds: readonly Running[], count: number, act: Act): Promise<number[][]> {
  const times: number[][] = worlds.map(() => []);
  const rounds = count === 1 ? ALONE : TOGETHER;
  for (let turn = -2; turn < rounds; turn++) {
    for (const [index, world] of worlds.entries()) {
      const people = world.people.slice(0, count);
      const taken = await Promise.all(people.map((person) => timed(() => act(world, person, turn))));
      // The first turns warm the server up.
      if (turn >= 0) times[index]?.push(...taken);
    }
  }
  return times;
}

async function open({ server }: Running, { cookie, reviewId }: AtWork): Promise<void> {
  const response = await fetch(`${server.address}/granskningar/${reviewId}`, { headers: { cookie } });
  const page = await response.text();
  if (!page.includes('data-question')) throw new Error(`no review page: ${response.status}`);
}

/** What each person has seen of her answer to the question, so that the next one is no conflict. */
const revisions = new Map<AtWork, number>();

async function answer({ server }: Running, person: AtWork): Promise<void> {
  const seen = revisions.get(person) ?? 1;
  const body = new URLSearchParams({
    ...{ questionKey: 'barnet-till-tals', option: seen % 2 === 1 ? 'no' : 'yes' },
    ...{ content: '', reason: '', comment: '', evidence: '', seenRevision: String(seen) },
  });
  const headers = { cookie: person.cookie, origin: server.address };
  const address = `${server.address}/granskningar/${person.reviewId}/svar`;
  const reply = (await (await fetch(address, { method: 'POST', headers, body })).json()) as {
    kind: string;
    revision: number;
  };
  if (reply.kind !== 'saved') throw new Error(`not saved: ${reply.kind}`);
  revisions.set(person, reply.revision);
}

/** The others at work meanwhile: each answers, waits as long as it takes to read a little, and answers again. */
function keepBusy(world: Running, others: number): () => Promise<void> {
  let isOver = false;
  const atWork = world.people.slice(1, 1 + others).map(async (person) => {
    while (!isOver) {
      await answer(world, person);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(atWork);
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function tell(what: string, [alone = [], grown = []]: readonly number[][]): void {
  const words = (times: readonly number[]) =>
    `${at(times, 0.5).toFixed(1)} / ${at(times, 0.95).toFixed(1)} ms`;
  const ratio = at(grown, 0.5) / at(alone, 0.5);
  process.stdout.write(
    `  ${what.padEnd(58)} alone ${words(alone).padStart(17)}, grown ${words(grown).padStart(17)} (ratio ${ratio.toFixed(2)})\n`,
  );
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
