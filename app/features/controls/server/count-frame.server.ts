import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import { type FramePreview, previewFrame } from '#app/features/controls/domain/frame-preview.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type FrameSource, readFrameSource } from './choose-frame.server.ts';

/** What a freeze would give now; writes nothing. 403 for somebody who may not manage controls on the unit. */
export function countFrame(
  services: Services,
  actor: Actor,
  source: FrameSource,
  filter: FrameFilter,
  design: SampleDesign,
  referenceOn: CivilDate,
): FramePreview {
  requireMay(actor, 'control.manage', { unitId: source.unitId });
  const { columns, rows } = readFrameSource(services.db, scopeOf(actor, 'case.read'), source);
  return previewFrame(
    rows.map(({ cell }) => cell),
    columns.map(({ header }) => header),
    filter,
    design,
    referenceOn,
  );
}
