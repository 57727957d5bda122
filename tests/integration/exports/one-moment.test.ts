import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { exportSteps } from '#app/features/exports/server/export-round.server.ts';
import { fetchRoundWorkbook } from '#app/features/exports/server/fetch-round-file.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { openMoment } from '#db/queries/one-moment.server.ts';
import { makeFileServices } from '#tests/factories/file-services.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import {
  answerAndHandIn,
  makeReviewedRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';

let services: Awaited<ReturnType<typeof makeFileServices>>;
let round: ReviewedRound;
let maria: Actor;
beforeAll(async () => {
  services = await makeFileServices();
  // Two reviews are left to be handed in while a file is read.
  round = await makeReviewedRound(services, {}, [8, 9]);
  maria = actorOf(services, round.maria);
}, 60_000);
afterAll(() => {
  services.db.$client.close();
  rmSync(services.config.dataFolder, { recursive: true });
});

const handIn = (place: number) => {
  const review = reviewsOf(services, round)[place];
  if (!review) throw new Error('no such review');
  answerAndHandIn(services, review, { 'barnet-till-tals': 'no' });
};

/** The sheets as text, with what `between` does after so many steps of reading. */
function sheetsOf(of: Services, steps: number, between: () => void): string {
  const work = exportSteps(of, maria, round.roundId, 'internal');
  for (let step = 0; ; step += 1) {
    if (step === steps) between();
    const { done, value } = work.next();
    if (done) return JSON.stringify(value.sheets.map(({ name, blocks }) => [name, blocks]));
  }
}

/** The file of newer changes can be emptied: nobody holds on to an earlier moment. */
const isNobodyReading = () => {
  const [result] = services.db.$client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return result?.busy === 0;
};

describe('a preliminary file', () => {
  it('shows one moment, whatever is handed in between two of its parts', () => {
    const before = sheetsOf(services, -1, () => {});
    const moment = openMoment(services.db);
    try {
      const during = sheetsOf({ ...services, db: moment.db }, 2, () => handIn(8));
      expect(during).toBe(before);
      expect(isNobodyReading()).toBe(false);
    } finally {
      moment.close();
    }
    expect(sheetsOf(services, -1, () => {})).not.toBe(before);
  });

  it('lets go of that moment when it is read to its end, refused or left', async () => {
    const fetch = () => fetchRoundWorkbook(services, maria, round.roundId, 'internal');
    const file = await fetch();
    handIn(9);
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    await vi.waitUntil(isNobodyReading, { timeout: 10_000 });

    await expect(
      fetchRoundWorkbook(services, { ...maria, grants: [] }, round.roundId, 'internal'),
    ).rejects.toMatchObject({ status: 404 });
    expect(isNobodyReading()).toBe(true);

    const reader = (await fetch()).body?.getReader();
    await reader?.read();
    services.setNow('2026-11-02T10:00:00.000Z');
    await reader?.cancel();
    await vi.waitUntil(isNobodyReading, { timeout: 10_000 });
  });
});
