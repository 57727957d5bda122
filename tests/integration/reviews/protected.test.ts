import { beforeEach, describe, expect, it } from 'vitest';
import { changeProtectedRule } from '#app/features/cases/server/change-register.server.ts';
import {
  handOverReview,
  listHandOverCandidates,
} from '#app/features/reviews/server/hand-over-review.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { ProtectedRule } from '#app/shared/domain/vocabulary.ts';
import { namedReviewersOf, protectedRuleOf } from '#db/queries/protected-cases.server.ts';
import { openReviewsOf } from '#tests/factories/own-work.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
} from '#tests/factories/placements-control.ts';
import { type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let registerId: RegisterId;
let named: PersonId;
let other: PersonId;

const setRule = (rule: ProtectedRule, reviewerIds: PersonId[]) =>
  must(changeProtectedRule(services, actorOf(services, round.maria), registerId, { rule, reviewerIds }));
const protect = (where: string) =>
  services.db.$client.exec(`UPDATE cases SET is_protected = 1 WHERE ${where}`);
const share = () => shareOutReviews(services, actorOf(services, round.maria), round.roundId);
const holders = () => new Set(reviewsOf(services, round).map(({ reviewerId }) => reviewerId));

beforeEach(async () => {
  services = await makeServices();
  const made = await makePlacementsControl(services);
  registerId = services.db.$client.prepare('SELECT id FROM registers').pluck().get() as RegisterId;
  // Nobody's own cases are in the way of who may have what.
  services.db.$client.exec('UPDATE cases SET case_worker = NULL, co_worker = NULL, is_protected = 0');
  round = { ...made, roundId: 0 as ReviewedRound['roundId'] };
  const [first, second] = made.reviewers;
  if (first === undefined || second === undefined) throw new Error('two reviewers are needed');
  [named, other] = [first, second];
});

describe('a protected case that is reserved for named reviewers', () => {
  beforeEach(() => {
    protect('1');
    setRule('namedReviewers', [named]);
    round = { ...round, roundId: drawPlacementsRound(services, round) };
  });

  it('is shared out to nobody else', () => {
    must(share());
    expect(holders()).toEqual(new Set([named]));
  });

  it('is opened and answered by nobody else, whoever leads the unit', () => {
    must(share());
    const [review] = reviewsOf(services, round);
    if (review === undefined) throw new Error('no review');
    for (const personId of [round.maria, other]) {
      expect(loadReview(services, actorOf(services, personId), review.id).ok).toBe(false);
      const answer = {
        questionKey: 'overvagande-i-tid',
        option: 'yes',
        reason: '',
        comment: '',
        seenRevision: 0,
      };
      expect(
        saveAnswer(services, actorOf(services, personId), review.id, { ...answer, option: 'yes' }).ok,
      ).toBe(false);
    }
    const opened = loadReview(services, actorOf(services, named), review.id);
    expect(opened.ok && opened.value.review.isProtected).toBe(true);
  });

  it('is handed over to nobody else', () => {
    must(share());
    const [review] = reviewsOf(services, round);
    if (review === undefined) throw new Error('no review');
    const maria = actorOf(services, round.maria);
    expect(listHandOverCandidates(services, maria, review.id)).toEqual([]);
    expect(handOverReview(services, maria, review.id, other)).toEqual({ ok: false, error: 'mayNotReview' });
    setRule('namedReviewers', [named, other]);
    expect(listHandOverCandidates(services, maria, review.id).map(({ personId }) => personId)).toEqual([
      other,
    ]);
    expect(handOverReview(services, maria, review.id, other).ok).toBe(true);
  });

  it('is told as impossible where nobody named may have it', () => {
    setRule('sameAsOthers', []);
    services.db.$client.exec("UPDATE registers SET protected_rule = 'namedReviewers'");
    expect(share()).toMatchObject({ ok: false, error: { kind: 'nobodyMay' } });
    expect(reviewsOf(services, round)).toEqual([]);
  });
});

describe('a case that becomes protected, or a rule that comes, after the sharing out', () => {
  it('is closed at once to whoever has it, leaves her list, and goes on to a named reviewer', () => {
    round = { ...round, roundId: drawPlacementsRound(services, round) };
    must(share());
    expect(holders()).toEqual(new Set([named, other]));
    const hers = () => openReviewsOf(services, other);
    const [review] = reviewsOf(services, round).filter(({ reviewerId }) => reviewerId === other);
    if (review === undefined) throw new Error('no review');
    const before = hers().length;
    protect(`key = '${review.caseKey}'`);
    expect(hers()).toHaveLength(before);
    setRule('namedReviewers', [named]);
    expect(hers()).toHaveLength(before - 1);
    expect(loadReview(services, actorOf(services, other), review.id).ok).toBe(false);
    must(share());
    expect(reviewsOf(services, round).find(({ id }) => id === review.id)?.reviewerId).toBe(named);
    expect(loadReview(services, actorOf(services, named), review.id).ok).toBe(true);
  });

  it('is as any other case under the other rules', () => {
    protect('1');
    setRule('sameAsOthers', [named]);
    round = { ...round, roundId: drawPlacementsRound(services, round) };
    must(share());
    expect(holders()).toEqual(new Set([named, other]));
  });
});

describe('the rule itself', () => {
  it('is kept with who is named, told in the log without names, and not written twice', () => {
    expect(protectedRuleOf(services.db, registerId)).toBeNull();
    setRule('namedReviewers', [named]);
    setRule('namedReviewers', [named]);
    setRule('leaveOut', [named]);
    expect(protectedRuleOf(services.db, registerId)).toBe('leaveOut');
    expect(namedReviewersOf(services.db, registerId).map(({ id }) => id)).toEqual([named]);
    const told = services.db.$client
      .prepare(
        "SELECT detail FROM audit_entries WHERE action = 'register.protectedRuleChanged' ORDER BY sequence",
      )
      .pluck()
      .all() as string[];
    expect(told.map((text) => JSON.parse(text))).toEqual([
      { from: null, to: 'namedReviewers', added: [named], removed: [] },
      { from: 'namedReviewers', to: 'leaveOut', added: [], removed: [] },
    ]);
  });

  it('takes nobody who may not be given reviews here', () => {
    const stranger = 9_999 as PersonId;
    const changed = changeProtectedRule(services, actorOf(services, round.maria), registerId, {
      rule: 'namedReviewers',
      reviewerIds: [named, stranger],
    });
    expect(changed).toEqual({ ok: false, error: 'not_offered' });
    expect(protectedRuleOf(services.db, registerId)).toBeNull();
  });
});
