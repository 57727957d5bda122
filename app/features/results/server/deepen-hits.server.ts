import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { deepeningKey } from '#app/features/controls/domain/deepening.ts';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import type { ControlInput } from '#app/features/controls/forms/control-form-schema.ts';
import { procedureValues } from '#app/features/controls/forms/procedure-form.ts';
import { loadControlFormChoices } from '#app/features/controls/server/control-form-choices.server.ts';
import { requireManagedRound } from '#app/features/controls/server/require-round.server.ts';
import { createControl, type SaveControlProblem } from '#app/features/controls/server/save-control.server.ts';
import { type StartRoundProblem, startRound } from '#app/features/controls/server/start-round.server.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { CaseId, ControlId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { findControlByKey, listDeepeningRounds } from '#db/queries/deepened-rounds.server.ts';
import { findRoundWithNames } from '#db/queries/results.server.ts';
import { listRoundReviewers } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import {
  deepeningName,
  type HitRule,
  hitQuestions,
  hitRuleInWords,
  isHit,
  knownRule,
} from '../domain/hit-rule.ts';
import { type DeepenInput, type DeepenValues, parseHitRule } from '../forms/deepen-form.ts';
import { loadRoundMaterial, type SampledCase } from './load-round-material.server.ts';

type DeepenProblem =
  /** A round that was not there when the form was opened: sent twice, or made by somebody else meanwhile. */
  | { readonly kind: 'madeAlready'; readonly roundId: RoundId }
  | { readonly kind: 'noHits' }
  | { readonly kind: 'unknownAnswers' }
  | { readonly kind: 'control'; readonly problem: SaveControlProblem }
  | { readonly kind: 'round'; readonly problem: StartRoundProblem };

/** Thrown so that nothing at all is kept. */
class Refused extends Error {
  readonly problem: DeepenProblem;
  constructor(problem: DeepenProblem) {
    super('The deepening was refused');
    this.problem = problem;
  }
}

/**
 * The screened cases of a round: those whose review counts and whose unit the actor may read the cases of. 404 for a
 * round without reviews, 403 for whoever may not manage it or make controls on its unit.
 */
function screenedIn(db: Reader, actor: Actor, roundId: RoundId) {
  const { round, control } = requireManagedRound(db, actor, roundId);
  requireMay(actor, 'control.manage', { unitId: round.unitId });
  const scope = scopeOf(actor, 'round.read');
  const found = findRoundWithNames(db, scope, roundId);
  const hasReviews = round.state === 'reviewing' || round.state === 'finalised';
  const material = found && hasReviews ? loadRoundMaterial(db, scope, found) : undefined;
  if (!material) throw notFound();
  const reachable = new Set(scopeOf(actor, 'case.read').unitIds);
  const screened = material.cases.filter(({ isFinished, unitId }) => isFinished && reachable.has(unitId));
  return { round, control, definition: material.checklist.definition, screened };
}

/** The page that deepens the hits of a round: what can be a hit, and how many of how many are, for what is typed. */
export function loadDeepening(services: Services, actor: Actor, roundId: RoundId, typed?: DeepenValues) {
  const { db } = services;
  const { round, control, definition, screened } = screenedIn(db, actor, roundId);
  const choices = loadControlFormChoices(services, actor, control.registerId, round.unitId);
  const today = civilDateInSweden(services.now());
  const made = listDeepeningRounds(db, roundId);
  const number = made.length + 1;
  const values: DeepenValues = typed ?? {
    hitKind: 'anyFault',
    hits: [],
    checklistId: '',
    amount: 'census',
    size: '',
    name: `${round.name}, träffarna${number > 1 ? ` (${number})` : ''}`.slice(0, 120),
    referenceOn: round.referenceOn,
    dueOn: addDays(today, control.reviewDays),
    reviewerIds: reviewersStillThere(db, roundId, choices.reviewers),
    procedure: procedureValues(ONE_REVIEWER),
    latestSeen: String(made.at(-1)?.roundId ?? 0),
  };
  const rule = parseHitRule(values);
  const known = rule.ok ? knownRule(rule.value, definition) : undefined;
  return {
    round: { id: round.id, name: round.name },
    control: { name: control.name, deepeningName: deepeningName(control.name) },
    values,
    questions: hitQuestions(
      definition,
      screened.map(({ evaluation }) => evaluation),
    ).map(({ question, answers }) => ({ key: question.key, shortName: question.shortName, answers })),
    count: {
      hits: known ? hitsIn(known, screened).length : null,
      screened: screened.length,
      /** What was counted: the choice may have been changed since. */
      inWords: known ? hitRuleInWords(known, definition) : '',
    },
    choices,
  };
}

function reviewersStillThere(
  db: Reader,
  roundId: RoundId,
  candidates: readonly { value: string }[],
): string[] {
  const there = new Set(candidates.map(({ value }) => value));
  return listRoundReviewers(db, roundId)
    .map(({ id }) => String(id))
    .filter((id) => there.has(id));
}

function hitsIn(rule: HitRule, screened: readonly SampledCase[]): CaseId[] {
  return screened.flatMap(({ evaluation, caseId }) => (isHit(rule, evaluation) ? [caseId] : []));
}

/**
 * Starts a round that goes deeper into the hits, in a control of its own that is made the first time and used again. The
 * hits are counted anew here: what was shown may be old. Nothing is frozen or drawn. The steps are the use cases of any
 * control and round, each with its own entries; begun inside this transaction they are parts of it, so that either
 * everything is there or nothing. `madeAlready` when there is a round that the form did not know of.
 */
export function deepenHits(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  input: DeepenInput,
): Result<RoundId, DeepenProblem> {
  const by = { actorId: actor.personId, now: services.now() };
  try {
    return transact<Result<RoundId, DeepenProblem>>(services.db, by, (tx) => ({
      value: ok(deepenIn(tx, services, actor, roundId, input)),
      // What was written has its entries from the steps.
      unchanged: true,
    }));
  } catch (thrown) {
    if (thrown instanceof Refused) return err(thrown.problem);
    throw thrown;
  }
}

function deepenIn(
  db: Reader,
  services: Services,
  actor: Actor,
  roundId: RoundId,
  input: DeepenInput,
): RoundId {
  const { round, control, definition, screened } = screenedIn(db, actor, roundId);
  const latest = listDeepeningRounds(db, roundId).at(-1)?.roundId;
  if (latest !== undefined && latest > input.latestSeen) {
    throw new Refused({ kind: 'madeAlready', roundId: latest });
  }
  const rule = knownRule(input.rule, definition);
  if (!rule) throw new Refused({ kind: 'unknownAnswers' });
  const caseIds = hitsIn(rule, screened);
  if (caseIds.length === 0) throw new Refused({ kind: 'noHits' });
  const deepening = controlOf(services, db, actor, round.unitId, control, input);
  if (!deepening.ok) throw new Refused({ kind: 'control', problem: deepening.error });
  const { checklistId, design, procedure } = input;
  const started = startRound(services, actor, deepening.value, input.round, {
    checklistId,
    design,
    procedure,
    hits: {
      screenedRoundId: roundId,
      rule: { ...rule, inWords: hitRuleInWords(rule, definition) },
      caseIds,
      screenedCount: screened.length,
    },
  });
  if (!started.ok) throw new Refused({ kind: 'round', problem: started.error });
  return started.value;
}

/** The control that the hits are deepened in. */
function controlOf(
  services: Services,
  db: Reader,
  actor: Actor,
  unitId: ControlInput['unitId'],
  control: Pick<ControlInput, 'registerId' | 'name' | 'kind' | 'reviewDays' | 'responsibleId'> & {
    readonly id: ControlId;
  },
  { checklistId, design, procedure, round }: DeepenInput,
): Result<ControlId, SaveControlProblem> {
  const { registerId, kind, reviewDays, responsibleId } = control;
  const templateKey = deepeningKey(control.id);
  const made = findControlByKey(db, { templateKey, registerId, unitId });
  if (made !== undefined) return ok(made);
  return createControl(services, actor, {
    templateKey,
    name: deepeningName(control.name),
    purpose: `Att gå djupare i de ärenden som gav träff i ${control.name}.`,
    kind,
    rhythm: 'onDemand',
    unitId,
    registerId,
    checklistId,
    filter: { allOf: [] },
    design,
    procedure,
    reviewDays,
    responsibleId,
    reviewerIds: round.reviewerIds,
  });
}
