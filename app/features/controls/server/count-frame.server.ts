import { type Actor, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { type FrameFilter, filterColumns } from '#app/features/controls/domain/frame-filter.ts';
import { type FramePreview, previewFrame } from '#app/features/controls/domain/frame-preview.ts';
import { designAttributes, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { CaseId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type ControlRow, listColumnsOfRegister } from '#db/queries/controls.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import type { FrameSource } from './choose-frame.server.ts';
import { unitsOfControl } from './control-units.server.ts';
import { presentCases } from './kept-cases.server.ts';
import { loadDeepening } from './load-deepening.server.ts';
import { type RuleSubject, readRuleFacts } from './rule-facts.server.ts';
import { designOf, filterOf } from './stored-shapes.server.ts';

type Wanted = {
  readonly source: FrameSource;
  readonly subject: RuleSubject;
  readonly filter: FrameFilter;
  readonly design: SampleDesign;
  readonly referenceOn: CivilDate;
  /** The only cases a round can hold that deepens the hits of another. */
  readonly onlyCases?: ReadonlySet<CaseId> | undefined;
};

/** What a freeze would give now; writes nothing. 403 for somebody who may not manage controls on the unit. */
export function countFrame(services: Services, actor: Actor, wanted: Wanted): FramePreview {
  requireMay(actor, 'control.manage', { unitId: wanted.source.unitId });
  return preview(services.db, scopeOf(actor, 'case.read'), wanted);
}

/** The same for a planned round; null where its reference date is none. */
export function previewRound(
  db: Reader,
  actor: Actor,
  round: RoundRow,
  control: Pick<ControlRow, 'id' | 'registerId'>,
): FramePreview | null {
  const referenceOn = parseCivilDate(round.referenceOn);
  if (!referenceOn) return null;
  return preview(db, scopeOf(actor, 'round.read'), {
    source: { registerId: control.registerId, unitId: round.unitId },
    subject: { registerId: control.registerId, controlId: control.id, roundNumber: round.number },
    filter: filterOf(round),
    design: designOf(round),
    referenceOn,
    onlyCases: loadDeepening(db, round.id)?.caseIds,
  });
}

const previews = new OverCases<FramePreview>(30);

function preview(db: Reader, scope: UnitScope, wanted: Wanted): FramePreview {
  const { source, filter, design, referenceOn, subject, onlyCases } = wanted;
  const facts = readRuleFacts(db, scope, filter, referenceOn, subject);
  const register = listColumnsOfRegister(db, source.registerId);
  // All that the count reads besides the cases: names of units and what the rules know change without them.
  const known = { ...facts, earlierFrames: [...facts.earlierFrames], reviewed: [...facts.reviewed] };
  const only = onlyCases ? [...onlyCases] : null;
  const question = [scope.unitIds, source, filter, design, referenceOn, register, known, listUnits(db), only];
  return previews.answer(db, question, () => {
    const ofControl = unitsOfControl(db, source.unitId);
    const unitIds = new Set(scope.unitIds.filter((unitId) => ofControl.has(unitId)));
    const present = presentCases(db, source.registerId, unitIds, columnsRead(filter, design));
    const cases = onlyCases ? present.filter(({ caseId }) => onlyCases.has(caseId as CaseId)) : present;
    const headers = register.map(({ header }) => header);
    const context = { facts, registerSize: present.length };
    return previewFrame(cases, headers, filter, design, referenceOn, context);
  });
}

/** The columns of the register that a count reads. */
export function columnsRead(filter: FrameFilter, design: SampleDesign): string[] {
  return [...new Set([...filterColumns(filter), ...designAttributes(design)])];
}
