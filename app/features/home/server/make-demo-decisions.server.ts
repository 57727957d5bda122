import { findTemplate } from '#app/features/controls/domain/control-template.ts';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { agreeOnSeed } from '#app/features/controls/server/agree-on-seed.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { giveSeedPart } from '#app/features/controls/server/give-seed-part.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import type { RegisterId, RoundId } from '#app/shared/domain/ids.ts';
import { DECISIONS_ROUND } from '#db/demo/rounds.ts';
import { findChecklistByKey } from '#db/queries/checklists.server.ts';
import { type DemoCast, must } from './demo-cast.server.ts';
import type { DemoOrganisation } from './found-demo.server.ts';

const OWNER = 'kvalitet';
const SECOND = 'aldrechef';

/**
 * Decisions on särskilt boende, shared out on the case workers and drawn with a seed of two people's parts: what the
 * half-yearly control does not show.
 */
export function drawDemoDecisions(
  { services, as }: DemoCast,
  { units, people }: DemoOrganisation,
  registerId: RegisterId,
): RoundId {
  const template = findTemplate('beslut-per-handlaggare');
  const checklist = template && findChecklistByKey(services.db, template.checklistKey);
  const firstPersonId = people.get(OWNER);
  const secondPersonId = people.get(SECOND);
  if (!template || !checklist || !firstPersonId || !secondPersonId) {
    throw new Error('Demo: what the control of decisions needs is missing');
  }
  const { key, name, purpose, kind, rhythm, filter, design, reviewDays } = template;
  services.setNow(DECISIONS_ROUND.startedAt);
  const controlId = must(
    createControl(services, as(OWNER), {
      ...{ templateKey: key, name, purpose, kind, rhythm, filter, design, reviewDays },
      unitId: units.elderly,
      registerId,
      checklistId: checklist.id,
      responsibleId: null,
      reviewerIds: [firstPersonId],
      // The municipality of the demo looks at each decision once.
      procedure: ONE_REVIEWER,
    }),
    'control of decisions',
  );
  services.advance(4);
  const { referenceOn, dueOn, parts } = DECISIONS_ROUND;
  const round = { name: DECISIONS_ROUND.name, referenceOn, dueOn, reviewerIds: [firstPersonId] };
  const roundId = must(startRound(services, as(OWNER), controlId, round), 'round of decisions');
  services.advance(6);
  must(freezeFrame(services, as(OWNER), roundId), 'freeze');
  services.advance(3);
  const asked = { firstPersonId, secondPersonId, redrawReason: '', drawsSeen: 0 };
  must(agreeOnSeed(services, as(OWNER), roundId, asked), 'agree on a seed');
  services.advance(2);
  must(giveSeedPart(services, as(OWNER), roundId, parts[0]), 'first part');
  services.advance(1);
  must(giveSeedPart(services, as(SECOND), roundId, parts[1]), 'second part');
  return roundId;
}
