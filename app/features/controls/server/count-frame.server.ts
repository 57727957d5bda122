import { type Actor, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { type FrameFilter, filterColumns } from '#app/features/controls/domain/frame-filter.ts';
import { type FramePreview, previewFrame } from '#app/features/controls/domain/frame-preview.ts';
import { designAttributes, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type ControlRow, listColumnsOfRegister } from '#db/queries/controls.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { type FrameSource, readFrameSource } from './choose-frame.server.ts';
import { prefilterOf } from './prefilter.server.ts';
import { type RuleSubject, readRuleFacts } from './rule-facts.server.ts';
import { designOf, filterOf } from './stored-shapes.server.ts';

type Wanted = {
  readonly source: FrameSource;
  readonly subject: RuleSubject;
  readonly filter: FrameFilter;
  readonly design: SampleDesign;
  readonly referenceOn: CivilDate;
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
  });
}

const previews = new OverCases<FramePreview>(30);

function preview(db: Reader, scope: UnitScope, wanted: Wanted): FramePreview {
  const { source, filter, design, referenceOn, subject } = wanted;
  const facts = readRuleFacts(db, scope, filter, referenceOn, subject);
  const register = listColumnsOfRegister(db, source.registerId);
  // All that the count reads besides the cases: names of units and what the rules know change without them.
  const known = { ...facts, earlierFrames: [...facts.earlierFrames], reviewed: [...facts.reviewed] };
  const question = [scope.unitIds, source, filter, design, referenceOn, register, known, listUnits(db)];
  return previews.answer(db, question, () => {
    const days = new Set(
      register.filter(({ type }) => type === 'date' || type === 'dateSeries').map(({ header }) => header),
    );
    const { columns, size, cases } = readFrameSource(
      db,
      scope,
      source,
      [...new Set([...filterColumns(filter), ...designAttributes(design)])],
      (positions) => prefilterOf(withoutEmptyDays(filter, days), referenceOn, positions),
    );
    const headers = columns.map(({ header }) => header);
    return previewFrame(cases, headers, filter, design, referenceOn, { facts, registerSize: size });
  });
}

/** A case with a planned end is told of though it is outside: it must be read. */
function withoutEmptyDays(filter: FrameFilter, days: ReadonlySet<string>): FrameFilter {
  if (!filter.allOf) return filter;
  return {
    ...filter,
    allOf: filter.allOf.filter((group) => {
      const [only, more] = group.anyOf ?? group.allOf;
      return more !== undefined || only?.operator !== 'isEmpty' || !days.has(only.column);
    }),
  };
}
