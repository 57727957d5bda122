import { type Actor, ANSWERING_ROLES, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';
import { caseWorkersOfReference } from '#db/queries/manual-deviations.server.ts';
import { typesToChoose } from './deviation-types.server.ts';

const DAYS_TO_JUDGE = 14;

/** What the form for a deviation by hand chooses among, and how it begins; 403 for whoever may not write one. */
export function loadManualForm(services: Services, actor: Actor) {
  const { db } = services;
  const unitIds = requireScope(actor, 'deviation.handle').unitIds;
  const today = civilDateInSweden(services.now());
  const byName = <T extends { name: string }>(a: T, b: T) => swedishCollator.compare(a.name, b.name);
  const units = listUnits(db)
    .filter(({ id }) => unitIds.includes(id))
    .map(({ id, name }) => ({ id, name }))
    .sort(byName);
  const people = listPeopleWithRoles(db, ANSWERING_ROLES, scopeOf(actor, 'deviation.handle').unitIds, today);
  const named = new Map(people.map(({ id, displayName }) => [id, { id, name: displayName }]));
  return {
    units,
    types: typesToChoose(db, null),
    people: [...named.values()].sort(byName),
    values: {
      unitId: units.length === 1 ? String(units[0]?.id ?? '') : '',
      title: '',
      description: '',
      typeId: '',
      severity: '',
      caseReference: '',
      occurredOn: today,
      responsibleId: '',
      dueOn: addDays(today, DAYS_TO_JUDGE),
    },
  };
}

/** Whether a register has a case by this number. */
export function isKnownCase({ db }: Services, reference: string): boolean {
  return caseWorkersOfReference(db, reference).isKnown;
}
