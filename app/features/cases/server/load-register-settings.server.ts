import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RegisterColumn } from '#app/features/cases/domain/column-layout.ts';
import { kindOfHeading } from '#app/features/cases/domain/heading-kinds.ts';
import { type ColumnChoice, sameHeader } from '#app/features/cases/domain/import-mapping.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { countProtectedCases, namedReviewersOf } from '#db/queries/protected-cases.server.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';
import { isKeyHandlingOpen, listNameable } from './change-register.server.ts';
import { mayChooseKeyHandling } from './create-register.server.ts';
import { requireManagedRegister } from './reach-register.server.ts';

/** Everything the register's settings show. */
export function loadRegisterSettings(services: Services, actor: Actor, registerId: RegisterId) {
  const { db } = services;
  const { register } = requireManagedRegister(services, actor, registerId);
  const { id, name, kind, keyHandling, keyHeader, protectedRule, mapping } = register;
  const columns = listRegisterColumns(db, registerId);
  const named = namedReviewersOf(db, registerId).map((one) => ({ id: one.id, name: one.displayName }));
  const nameable = listNameable(services, register);
  const noLonger = named.filter((one) => !nameable.some((person) => person.id === one.id));
  return {
    register: { id, name, kind, keyHandling, keyHeader, protectedRule },
    unitName: listUnits(db).find((unit) => unit.id === register.unitId)?.name ?? '',
    mayChooseKeyHandling: mayChooseKeyHandling(actor, register.unitId) && isKeyHandlingOpen(db, register),
    protectedCount: countProtectedCases(db, registerId),
    reviewers: [...nameable, ...noLonger],
    namedIds: named.map((one) => one.id),
    columns: (mapping?.columns ?? [])
      .filter((choice) => !sameHeader(choice.header, mapping?.keyHeader ?? ''))
      .map((choice) => ({
        ...choice,
        state: stateOf(choice, columns),
        isPersonalNumber: kindOfHeading(choice.header) === 'personalNumber' && choice.isPseudonym !== true,
      })),
  };
}

/** How a saved choice stands to the register as it is: the same, or another after the next import. */
function stateOf(choice: ColumnChoice, columns: readonly RegisterColumn[]) {
  const column = columns.find((one) => sameHeader(one.header, choice.header));
  if (column === undefined) return choice.isKept ? 'comes' : 'leftOut';
  if (!choice.isKept) return 'goes';
  return column.type === choice.type ? 'asChosen' : 'rereadNext';
}
