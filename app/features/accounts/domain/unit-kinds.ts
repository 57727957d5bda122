import type { UnitKind } from '#app/shared/domain/vocabulary.ts';

/** What may be added below a unit of this kind; nothing below an enhet, and one förvaltning at the top. */
export function kindsBelow(kind: UnitKind): readonly UnitKind[] {
  return kind === 'unit' ? [] : ['department', 'unit'];
}
