import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import { comparedValues, hintOfValue, type ValueHint } from '#app/features/controls/domain/value-hints.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listColumnsOfRegister, listStoredValues } from '#db/queries/controls.server.ts';

const MOST_HINTS = 5;

/** The values of the filter that no case has, with what may have been meant; by the values that the actor may see. */
export function loadValueHints(
  { db }: Services,
  actor: Actor,
  registerId: RegisterId,
  filter: FrameFilter,
): ValueHint[] {
  const scope = scopeOf(actor, 'control.manage');
  const columns = new Map(listColumnsOfRegister(db, registerId).map((column) => [column.header, column]));
  const known = new Map<string, readonly string[]>();
  const hints: ValueHint[] = [];
  for (const compared of comparedValues(filter)) {
    const column = columns.get(compared.column);
    if (!column || hints.length === MOST_HINTS) continue;
    const values = known.get(column.header) ?? listStoredValues(db, scope, registerId, column.position);
    known.set(column.header, values);
    const hint = hintOfValue(compared, values);
    if (hint) hints.push(hint);
  }
  return hints;
}
