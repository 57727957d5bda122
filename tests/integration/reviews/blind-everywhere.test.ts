import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { loader as auditLog } from '#app/features/accounts/routes/audit-log.tsx';
import { loader as casePage } from '#app/features/cases/routes/case.tsx';
import { loader as protocolFile } from '#app/features/controls/routes/protocol-file.ts';
import { loader as replacePage } from '#app/features/controls/routes/replace.tsx';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { loader as deviations } from '#app/features/deviations/routes/deviations.tsx';
import { loader as receipt } from '#app/features/deviations/routes/hand-in.tsx';
import { loadRoundExport } from '#app/features/exports/server/load-round-export.server.ts';
import { loader as home } from '#app/features/home/routes/home.tsx';
import { loader as search } from '#app/features/home/routes/search.tsx';
import { loader as agreementFigures } from '#app/features/results/routes/agreement.tsx';
import { loader as deepen } from '#app/features/results/routes/deepen.tsx';
import { loader as roundPage } from '#app/features/results/routes/round.tsx';
import { loader as agreePage } from '#app/features/reviews/routes/agree.tsx';
import { loader as grid } from '#app/features/reviews/routes/grid.tsx';
import { loader as handOverAll } from '#app/features/reviews/routes/hand-over-all.tsx';
import { loader as myReviews } from '#app/features/reviews/routes/my-reviews.tsx';
import { loader as remind } from '#app/features/reviews/routes/remind.tsx';
import { loader as reviewPage } from '#app/features/reviews/routes/review.tsx';
import { loader as progress } from '#app/features/reviews/routes/round-progress.tsx';
import { action as saveRoute } from '#app/features/reviews/routes/save-answer.ts';
import { loader as byHand } from '#app/features/reviews/routes/share-by-hand.tsx';
import { loader as shareOut } from '#app/features/reviews/routes/share-out.tsx';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { openDatabase } from '#db/client.server.ts';
import { insertRoleGrant } from '#db/queries/accounts.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
} from '#tests/factories/double-reviewed-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { answerAndHandIn } from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices } from '#tests/factories/services.ts';

type Loader = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

/** What the other answers: two ways that differ in which questions, in what, in faults and in words. */
const SAYS = {
  nothingWrong: [
    { questionKey: 'overvagande-i-tid', option: 'yes', reason: '', comment: '' },
    { questionKey: 'vardplan-aktuell', option: 'yes', reason: '', comment: '' },
  ],
  faults: [
    { questionKey: 'barnet-till-tals', option: 'no', reason: 'Barnet var inte med', comment: 'Ring chefen' },
    { questionKey: 'vardplan-aktuell', option: 'no', reason: 'Planen saknas', comment: '' },
  ],
} as const;
type Says = keyof typeof SAYS;

let shared: Buffer;
let round: DoubleReviewedRound;
let hers: ListedReview;
let others: ListedReview;
let agreed: ListedReview;
let her: PersonId;
let other: PersonId;
let caseId: number;

// One of the two who answer the case leads the unit, answers for its quality and looks after the program too.
beforeAll(async () => {
  const services = await makeServices();
  round = await makeDoubleReviewedRound(services);
  const [one, two, three] = allReviewsOf(services, round);
  if (!one || !two?.reviewerId || !three?.reviewerId) throw new Error('no reviews');
  [agreed, hers, others] = [one, two, three];
  [her, other] = [two.reviewerId, three.reviewerId];
  caseId = services.db.$client
    .prepare('SELECT case_id FROM frame_cases WHERE id = ?')
    .pluck()
    .get(others.frameCaseId) as number;
  const at = { personId: her, unitId: round.org.administration, grantedAt: services.now() };
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    for (const role of ['manager', 'quality', 'administrator'] as const) insertRoleGrant(tx, { ...at, role });
    return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
  });
  shared = services.db.$client.serialize();
});

const partly = (services: Services, says: Says) => {
  const actor = actorOf(services, other);
  for (const given of SAYS[says]) must(saveAnswer(services, actor, others.id, { ...given, seenRevision: 0 }));
};

const STAGES: Record<string, (services: Services, says: Says) => void> = {
  'the other has handed in and she has not': (services, says) =>
    answerAndHandIn(services, others, says === 'faults' ? { 'barnet-till-tals': 'no' } : {}),
  'she has handed in and the other is in the middle': (services, says) => {
    partly(services, says);
    answerAndHandIn(services, hers, {});
  },
  'the case was replaced while the other was in the middle': (services, says) => {
    partly(services, says);
    const why = { reason: 'wrongUnit', note: 'Hör till en annan nämnd' } as const;
    must(replaceCase(services, actorOf(services, round.maria), round.roundId, { ...others, ...why }));
  },
};

/** Every page and file that a reviewer with all of a leader's roles can open and that could tell, by its address. */
function pages(): [string, Loader][] {
  const { roundId } = round;
  const inRound = `/omgangar/${roundId}`;
  const ofReview = ['', '/lamna-in', '/enas'].flatMap((page) =>
    [hers, others, agreed].map(({ id }): [string, Loader] => [
      `/granskningar/${id}${page}`,
      page === '' ? reviewPage : page === '/enas' ? agreePage : receipt,
    ]),
  );
  return [
    ...ofReview,
    ['/', home],
    ['/granskningar', myReviews],
    [inRound, roundPage],
    [`${inRound}/laget`, progress],
    [`${inRound}/paminn`, remind],
    [`${inRound}/fordela`, shareOut],
    [`${inRound}/fordela-for-hand`, byHand],
    [`${inRound}/lamna-over/${other}`, handOverAll],
    [`${inRound}/tabell`, grid],
    [`${inRound}/ersatt?arende=${others.frameCaseId}`, replacePage],
    [`${inRound}/samstammighet`, agreementFigures],
    [`${inRound}/fordjupa`, deepen],
    [`${inRound}/protokoll.json`, protocolFile],
    [`/register/${round.registerId}/arenden/${caseId}`, casePage],
    ['/avvikelser', deviations],
    [`/sok?q=${encodeURIComponent(others.caseKey)}`, search],
    ['/logg', auditLog],
  ];
}

async function whatSheIsTold(stage: string, says: Says): Promise<Map<string, string>> {
  const services = await makeServices(undefined, openDatabase(shared));
  STAGES[stage]?.(services, says);
  const told = new Map<string, string>();
  for (const [path, loader] of pages()) {
    const params = {
      ...{ roundId: round.roundId, registerId: round.registerId, caseId },
      ...{ reviewId: Number(path.split('/')[2]) || 0, personId: other },
    };
    const args = await routeArguments(services, { as: her, params, path });
    told.set(path, await inText(() => loader(args)));
  }
  const material = loadRoundExport(services, actorOf(services, her), round.roundId);
  return told.set('the files of the round', JSON.stringify(material));
}

/** What a loader answers, whether it returns or throws it, with all its data. */
async function inText(call: () => unknown): Promise<string> {
  try {
    const value = await call();
    return value instanceof Response ? `${value.status} ${await value.text()}` : JSON.stringify(value);
  } catch (thrown) {
    if (thrown instanceof Response) return `${thrown.status} ${await thrown.text()}`;
    throw thrown;
  }
}

describe('a blind reviewer with every role of a leader is told the same whatever the other answers', () => {
  it.each(Object.keys(STAGES))('when %s', async (stage) => {
    const one = await whatSheIsTold(stage, 'nothingWrong');
    const another = await whatSheIsTold(stage, 'faults');
    expect(another).toEqual(one);
    // Not because every door was shut: the round, the lists and the log are open to her.
    const shut = [...one].filter(([, text]) => /^4\d\d /.test(text)).map(([path]) => path);
    expect(shut).not.toContain(`/omgangar/${round.roundId}`);
    expect(shut.length).toBeLessThan(one.size / 2);
  });

  it('also by what she is answered when she writes into what the other has answered', async () => {
    const answers = await Promise.all(
      (['nothingWrong', 'faults'] as const).map(async (says) => {
        const services = await makeServices(undefined, openDatabase(shared));
        partly(services, says);
        const form = { questionKey: 'vardplan-aktuell', option: 'yes', seenRevision: '0' };
        const words = { content: '', reason: '', comment: '', evidence: '' };
        const params = { reviewId: others.id };
        const args = await routeArguments(services, { as: her, params, form: { ...form, ...words } });
        return inText(() => saveRoute(args));
      }),
    );
    expect(answers).toEqual(['403 {"kind":"forbidden"}', '403 {"kind":"forbidden"}']);
  });
});
