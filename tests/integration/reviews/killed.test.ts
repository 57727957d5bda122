import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openDatabase } from '#db/client.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { makeSharedOutRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices } from '#tests/factories/services.ts';

/** Starts the saving process, kills it the hard way after so many answers, and returns the last it told of. */
function killAfter(answers: number, file: string, reviewerId: number, reviewId: number): Promise<number> {
  const script = fileURLToPath(new URL('./save-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, file, `${reviewerId}`, `${reviewId}`]);
  let told = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk;
  });
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk;
    if (told.split('\n').length > answers) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(complaint));
      // A line cut off by the kill was not told.
      else resolve(Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1)));
    });
  });
}

it('keeps every answer that was told as saved when the program is killed (-9)', async () => {
  const services = await makeServices();
  const round = await makeSharedOutRound(services);
  const [review] = reviewsOf(services, round);
  if (!review || review.reviewerId === null) throw new Error('no review');
  const file = path.join(services.config.dataFolder, 'killed.sqlite');
  writeFileSync(file, services.db.$client.serialize());
  const lastTold = await killAfter(25, file, review.reviewerId, review.id);
  const db = openDatabase(file);
  const [stored] = listAnswersOfReview(db, review.id);
  expect(lastTold).toBeGreaterThanOrEqual(25);
  // One more may have reached the disk before its word got out; never one less.
  expect([lastTold, lastTold + 1]).toContain(stored?.revision);
  expect(stored?.reason).toBe(`Svar ${stored?.revision}`);
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  const saved = db.$client
    .prepare("SELECT count(*) AS n FROM audit_entries WHERE action = 'answer.saved'")
    .get();
  expect(saved).toEqual({ n: stored?.revision });
  db.$client.close();
});
