import { unitsAbove, unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listUnitsWithRoundsOver } from '#db/queries/rounds-above.server.ts';

type Asked = {
  readonly unitId: UnitId;
  readonly span: { readonly from: CivilDate; readonly to: CivilDate };
  /** Only those with a result, by the day they are about; else by the day they are due. */
  readonly isFinalised: boolean;
};

/** The names of the units above whose rounds of the span have cases of the unit, or of what is below it. */
export function roundsAbove(db: Reader, { unitId, ...asked }: Asked): string[] {
  const units = listUnits(db);
  const above = new Set(unitsAbove(units, unitId).filter((id) => id !== unitId));
  return listUnitsWithRoundsOver(db, { ...asked, above, of: unitsBelow(units, unitId) });
}
