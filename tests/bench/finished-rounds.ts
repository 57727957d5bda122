import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Db } from '#db/client.server.ts';

/** Cases and finished rounds put beside what is there, by statements over whole tables: what years of use leave. */
export type Past = { cases: number; rounds: number };

/** Ids of copies stand this far apart, so that a copy's id follows from its original and its number. */
const STEP = 1_000;

/**
 * Copies every case of the register until there are `cases`, and the round with its frame, draw, reviews and answers
 * `rounds` times as finalised rounds with the same reviewers, each copied answer with an entry in the log. The
 * entries are not chained: nothing here looks at the chain.
 */
export function addPast(db: Db, roundId: RoundId, past: Past): void {
  const { $client } = db;
  const count = (table: string) => $client.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const copies = Math.ceil(past.cases / count('cases'));
  const own = `round_id = ${roundId}`;
  const ofReviews = `review_id IN (SELECT id FROM reviews WHERE ${own})`;
  const round = `${STEP} * 1000 + n`;
  const moved = (id: string) => `${STEP} * 1000 + n * ${STEP} + t.${id} % ${STEP}`;
  $client.transaction(() => {
    const copy = rowCopier(db);
    copy('cases', copies - 1, '1', { id: '', key: "t.key || '-' || n" });
    copy('rounds', past.rounds, `id = ${roundId}`, {
      ...{ id: round, number: 'n + 100', final_number: "'B-' || n", figures: `'${figures()}'` },
    });
    copy('frames', past.rounds, own, { round_id: round });
    const frameCase = moved('id');
    copy('frame_cases', past.rounds, own, { id: frameCase, round_id: round });
    copy('reviews', past.rounds, own, {
      ...{ id: moved('id'), round_id: round, frame_case_id: moved('frame_case_id') },
      ...{ state: "'finished'", finished_at: 't.created_at' },
    });
    copy('review_assignments', past.rounds, ofReviews, { id: '', review_id: moved('review_id') });
    copy('answers', past.rounds, ofReviews, { review_id: moved('review_id') });
    copy('audit_entries', past.rounds, "action = 'answer.saved'", {
      sequence: '',
      hash: 'lower(hex(randomblob(32)))',
    });
    const by = "finalised_at = '2026-11-02T08:00:00.000Z', finalised_by_id = owner_id";
    $client.exec(`UPDATE rounds SET state = 'finalised', ${by} WHERE id > ${STEP} * 1000`);
  })();
  $client.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * Copies the rows `t` of a table `n` = 1, 2 … `times` times by one statement; `replaced` gives columns that differ as SQL,
 * and the empty text those that the database fills in.
 */
export function rowCopier({ $client }: Db) {
  return (table: string, times: number, where: string, replaced: Record<string, string>): void => {
    const columns = $client.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
    const names = columns.filter((name) => replaced[String(name)] !== '').map(String);
    const values = names.map((name) => replaced[name] ?? `t."${name}"`);
    $client.exec(`WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${times})
      INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')})
      SELECT ${values.join(', ')} FROM numbers, (SELECT * FROM ${table} WHERE ${where}) t`);
  };
}

/** As many characters as the frozen figures of a round with some questions take. */
function figures(): string {
  return JSON.stringify({
    questions: Array.from({ length: 40 }, () => ({ yes: 8, no: 2, shares: 'x'.repeat(80) })),
  });
}
