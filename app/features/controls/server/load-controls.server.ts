import { type Actor, may, scopeAround, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { isDeepeningControl } from '#app/features/controls/domain/deepening.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { filterInWords } from '#app/features/controls/domain/filter-words.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import { procedureInWords } from '#app/features/controls/domain/procedure-words.ts';
import { rulesInWords } from '#app/features/controls/domain/rules-words.ts';
import type { ControlId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson, listUnits } from '#db/queries/accounts.server.ts';
import { findLatestVersion } from '#db/queries/checklists.server.ts';
import {
  findControl,
  findRegisterOfControl,
  listControlReviewers,
  listControls,
} from '#db/queries/controls.server.ts';
import { listRoundsOfControl, type RoundRow } from '#db/queries/rounds.server.ts';
import { isSpreadOpen } from '#db/queries/vignette-rounds.server.ts';
import { loadFollowed } from './load-followed.server.ts';
import { designOf, filterOf, procedureOf } from './stored-shapes.server.ts';

/** The controls the actor may see, by name. */
export function loadControls({ db }: Services, actor: Actor) {
  return listControls(db, scopeOf(actor, 'control.read'))
    .sort((a, b) => swedishCollator.compare(a.name, b.name))
    .map(({ latestRound, ...control }) => {
      if (latestRound === null) return { ...control, latestRound };
      const { procedure, ...round } = latestRound;
      const areAnswersOpen = hasOpenAnswers(db, { ...round, procedure });
      return { ...control, latestRound: { ...round, areAnswersOpen } };
    });
}

type WithProcedure = Pick<RoundRow, 'id' | 'state' | 'procedure'>;

/** A vignette that the group has answered: everybody sees how the answers spread. */
function hasOpenAnswers(db: Reader, round: WithProcedure): boolean {
  const isVignette = procedureOf(round).reviewersPerCase === 'everyone';
  return isVignette && round.state === 'reviewing' && isSpreadOpen(db, round.id);
}

/** Whether a control of a unit above hers reaches over it; she does not see it, but must not be told there is none. */
export function isCoveredFromAbove({ db }: Services, actor: Actor): boolean {
  const around = listControls(db, scopeAround(actor, ['manager', 'quality']));
  return around.length > listControls(db, scopeOf(actor, 'control.read')).length;
}

/** The row of a control the actor may see; 404 when there is none. */
export function requireControl({ db }: Services, actor: Actor, controlId: ControlId) {
  const control = findControl(db, controlId);
  if (!control) throw notFound();
  requireMay(actor, 'control.read', { unitId: control.unitId });
  return control;
}

/** A control with its rounds, in words. */
export function loadControl(services: Services, actor: Actor, controlId: ControlId) {
  const { db } = services;
  const control = requireControl(services, actor, controlId);
  const checklist = findLatestVersion(db, control.checklistId);
  const units = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const responsible = control.responsibleId === null ? undefined : findPerson(db, control.responsibleId);
  return {
    id: control.id,
    name: control.name,
    purpose: control.purpose,
    kind: control.kind,
    rhythm: control.rhythm,
    reviewDays: control.reviewDays,
    unitName: units.get(control.unitId) ?? '',
    registerName: findRegisterOfControl(db, control.registerId)?.name ?? '',
    checklist: checklist ? { name: checklist.name, versionNumber: checklist.number } : null,
    filterInWords: filterInWords(filterOf(control)),
    rulesInWords: rulesInWords(filterOf(control)),
    designInWords: designInWords(designOf(control)),
    procedureInWords: procedureInWords(procedureOf(control), (unitId) => units.get(unitId)),
    reviewerNames: listControlReviewers(db, controlId)
      .map(({ displayName }) => displayName)
      .sort(swedishCollator.compare),
    responsibleName: responsible?.displayName ?? null,
    isDeepening: isDeepeningControl(control),
    follows: loadFollowed(db, control),
    mayManage: may(actor, 'control.manage', { unitId: control.unitId }),
    rounds: listRoundsOfControl(db, controlId).map(
      ({ id, number, name, design, state, referenceOn, dueOn, finalNumber, abortedAt, procedure }) => ({
        id,
        number,
        name: roundTitle({ name, design }),
        state,
        isAborted: abortedAt !== null,
        areAnswersOpen: hasOpenAnswers(db, { id, state, procedure }),
        referenceOn,
        dueOn,
        finalNumber,
      }),
    ),
  };
}
