import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove } from '#app/features/accounts/domain/unit-tree.ts';
import { vignetteChecklist } from '#app/features/checklists/domain/shipped-vignette.ts';
import type { ChecklistId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  findRegisterOfControl,
  listColumnsOfRegister,
  listColumnValues,
  listImportedRegisters,
  listPublishedChecklists,
} from '#db/queries/controls.server.ts';
import { peopleAround, reviewerCandidates } from './control-units.server.ts';

const VALUES_SHOWN = 15;

/** The registers a control can be made on: those of the actor's units and of the units above them. */
export function loadRegisterChoices({ db }: Services, actor: Actor) {
  const tree = listUnits(db);
  const units = new Set(
    scopeOf(actor, 'control.manage').unitIds.flatMap((unitId) => unitsAbove(tree, unitId)),
  );
  return listImportedRegisters(db, [...units]);
}

/** Units, checklists, people and columns to choose among in the control form. */
export function loadControlFormChoices(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  unitId: UnitId,
  /** The checklist that the control has: kept also when it is out of use. */
  checklistId?: ChecklistId,
) {
  const { db } = services;
  const scope = scopeOf(actor, 'control.manage');
  const register = findRegisterOfControl(db, registerId);
  const manageable = new Set(scope.unitIds);
  const named = (people: { id: number; name: string }[]) =>
    people.map(({ id, name }) => ({ value: String(id), label: name }));
  return {
    registerName: register?.name ?? '',
    units: listUnits(db)
      .filter((unit) => manageable.has(unit.id) && unit.closedAt === null)
      .map((unit) => ({ value: String(unit.id), label: unit.name }))
      .sort((a, b) => swedishCollator.compare(a.label, b.label)),
    checklists: listPublishedChecklists(db, checklistId)
      // Its questions are about an invented case; a control that has it already keeps it.
      .filter(
        ({ id, key }) =>
          key !== vignetteChecklist.key || id === checklistId || register?.kind === 'vignettes',
      )
      .map((checklist) => ({
        value: String(checklist.id),
        label: `${checklist.name} (version ${checklist.versionNumber})`,
      })),
    reviewers: named(reviewerCandidates(db, unitId, services.now())),
    responsible: named(peopleAround(db, unitId, ['manager', 'quality'], services.now())),
    columns: listColumnsOfRegister(db, registerId).map(({ header, position, type }) => ({
      header,
      type,
      // Only short lists are worth showing, and dates and names of handläggare are neither.
      values:
        type === 'text' || type === 'unit'
          ? shortList(listColumnValues(db, scope, registerId, position, VALUES_SHOWN + 1))
          : [],
    })),
  };
}

function shortList(values: string[]): string[] {
  if (values.length > VALUES_SHOWN) return [];
  return values.filter((value) => value !== '').sort(swedishCollator.compare);
}
