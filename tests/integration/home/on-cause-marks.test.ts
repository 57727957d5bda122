import { beforeAll, expect, it } from 'vitest';
import { ON_CAUSE_MARK, ON_CAUSE_SENTENCE } from '#app/features/controls/domain/on-cause.ts';
import { buildProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import { loadControl } from '#app/features/controls/server/load-controls.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import {
  deviationsWaitingFor,
  loadDeviations,
} from '#app/features/deviations/server/list-deviations.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import type { Sheet } from '#app/features/exports/domain/sheet.ts';
import { exportDeviations } from '#app/features/exports/server/export-deviations.server.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { protocolWorkbook } from '#app/features/exports/server/sheets/protocol-workbook.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { searchEverywhere } from '#app/features/home/server/search-everywhere.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { listResults } from '#app/features/results/server/list-results.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { loadMyReviews } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { loadRoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { loadShareOut } from '#app/features/reviews/server/load-share-out.server.ts';
import { reviewOnCause } from '#app/features/reviews/server/review-on-cause.server.ts';
import type { CaseId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { findGridRound } from '#db/queries/review-grid.server.ts';
import { makeFileServices } from '#tests/factories/file-services.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { answerAndHandIn, reviewsOf } from '#tests/factories/reviewed-round.ts';
import type { TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
let roundId: RoundId;
let reviewId: ReviewId;
/** What the places say while the review is open, and after it is handed in with a fault and finalised. */
const open: Record<string, string> = {};
const closed: Record<string, string> = {};
let internal: readonly Sheet[];
let deidentified: readonly Sheet[];
let protocol: readonly Sheet[];
let deviationFile: readonly Sheet[];

const textOf = (value: unknown) =>
  JSON.stringify(value, (_, part) =>
    part?.[Symbol.iterator] && typeof part === 'object' ? [...part] : part,
  );

/** Rows of a large sheet can be walked through once. */
const walked = (sheets: readonly Sheet[]) =>
  sheets.map((sheet) => ({
    ...sheet,
    blocks: sheet.blocks.map((block) =>
      block.kind === 'table' ? { ...block, rows: [...block.rows] } : block,
    ),
  }));

beforeAll(async () => {
  services = await makeFileServices();
  made = await makePlacementsControl(services);
  const [found] = services.db.all<{ id: CaseId; key: string }>(
    `SELECT id, key FROM cases WHERE case_worker = 'Anna Lindgren' AND gone_import_id IS NULL ORDER BY id LIMIT 1`,
  );
  if (!found) throw new Error('no case');
  const maria = actorOf(services, made.maria);
  const reviewerId = made.reviewers[1] ?? made.maria;
  roundId = must(
    reviewOnCause(
      services,
      maria,
      { registerId: made.registerId, caseId: found.id },
      { checklistId: made.input.checklistId, reviewerId, cause: 'Ett klagomål.', latestSeen: 0 },
    ),
  );
  const [review] = reviewsOf(services, { ...made, roundId });
  if (!review) throw new Error('no review');
  reviewId = review.id;
  const bjorn = actorOf(services, reviewerId);
  open['my reviews'] = textOf(loadMyReviews(services, bjorn, { roundId: null, page: 1, isHandedIn: false }));
  open['the review'] = textOf(must(loadReview(services, bjorn, reviewId)));
  open['the table to answer in'] = textOf(findGridRound(services.db, roundId));
  open['the reviewer’s first page'] = textOf(loadHome(services, bjorn));
  open['the leader’s first page'] = textOf(loadHome(services, maria));
  open['who is at what'] = textOf(loadRoundProgress(services, maria, roundId));
  open['sharing out'] = textOf(must(loadShareOut(services, maria, roundId)));
  answerAndHandIn(services, review, { 'barnet-till-tals': 'no' });
  closed['handed in'] = textOf(
    loadMyReviews(services, bjorn, { roundId: null, page: 1, isHandedIn: false }).handedIn,
  );
  must(finaliseRound(services, maria, roundId, new Map()));
  const [deviation] = deviationsWaitingFor(services, maria);
  if (!deviation) throw new Error('no deviation');
  closed['the deviation'] = textOf(must(loadDeviation(services, maria, deviation.id)));
  closed['the round'] = textOf(loadRoundPage(services, maria, roundId));
  closed['the protocol'] = textOf(loadRoundOverview(services, maria, roundId).draws);
  closed['the control'] = textOf(
    loadControl(services, maria, loadRoundOverview(services, maria, roundId).control.id).rounds,
  );
  closed['results'] = textOf(listResults(services, maria));
  closed['the de-identified result'] = textOf(loadDeidentifiedResult(services, maria, roundId));
  closed['search for the case'] = textOf(searchEverywhere(services, maria, found.key));
  closed['search for the round'] = textOf(searchEverywhere(services, maria, 'Granskning 2026'));
  internal = walked(exportRound(services, maria, roundId, 'internal').sheets);
  deidentified = walked(exportRound(services, maria, roundId, 'deidentified').sheets);
  const file = buildProtocol(services, maria, roundId);
  if (!file) throw new Error('no protocol');
  protocol = walked(protocolWorkbook(file, roundId).sheets);
  deviationFile = walked(exportDeviations(services, maria).sheets);
});

it('is said wherever the case is named, while it is reviewed and afterwards', () => {
  const silent = Object.entries({ ...open, ...closed }).filter(([, text]) => !text.includes(ON_CAUSE_MARK));
  expect(silent.map(([place]) => place)).toEqual([]);
});

it('is said at the deviation in the list', () => {
  const maria = actorOf(services, made.maria);
  const { rows } = loadDeviations(services, maria, parseListQuery(new URLSearchParams()));
  expect(rows.map(({ isOnCause }) => isOnCause)).toEqual([true]);
});

it('is said on every sheet of every workbook, and on every row of those that are one table', () => {
  for (const [file, sheets] of Object.entries({ internal, deidentified, protocol })) {
    // Where there is no row to say it on, the column stands ready.
    const isEmpty = ({ blocks: [one] }: Sheet) => one?.kind === 'table' && [...one.rows].length === 0;
    const silent = sheets.filter(
      (sheet) => !isEmpty(sheet) && !textOf(sheet.blocks).includes(ON_CAUSE_SENTENCE),
    );
    expect([file, silent.map(({ name }) => name)]).toEqual([file, []]);
  }
  const source = internal.find(({ name }) => name === 'Källdata')?.blocks[0];
  if (source?.kind !== 'table') throw new Error('no table');
  const rows = [...source.rows];
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.every((row) => row.at(-1) === ON_CAUSE_SENTENCE && row.length === source.headers.length)).toBe(
    true,
  );
  expect(textOf(deviationFile)).toContain(ON_CAUSE_MARK);
});

it('the figures of such a round have no interval', () => {
  const maria = actorOf(services, made.maria);
  const figures = loadRoundPage(services, maria, roundId).result?.figures;
  expect(figures?.selection).toBe('notRandom');
  const intervals = new Set(figures?.questions.map(({ interval }) => JSON.stringify(interval)));
  expect([...intervals]).toEqual([JSON.stringify({ kind: 'none', reason: 'notRandom' })]);
});
