import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { requireMay, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { columnsIn } from '#app/features/checklists/domain/columns-in-definition.ts';
import { vignetteChecklist } from '#app/features/checklists/domain/shipped-vignette.ts';
import { definitionOf } from '#app/features/checklists/server/read-checklist.server.ts';
import { reviewerCandidates } from '#app/features/controls/server/control-units.server.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ChecklistId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { findLatestVersion } from '#db/queries/checklists.server.ts';
import { listPublishedChecklists } from '#db/queries/controls.server.ts';
import { listRoundReviewers } from '#db/queries/rounds.server.ts';
import { findVignetteRound, type VignetteRound } from '#db/queries/vignette-rounds.server.ts';
import { listVignettesOfRound } from '#db/queries/vignettes.server.ts';
import { EMPTY_TEXT, type VignetteFormValues, type VignetteTextValues } from '../forms/vignette-form.ts';

/** What the address asks for: ids as they were typed there, undefined where nothing is. */
export type VignetteAddress = {
  readonly unitId: UnitId | undefined;
  readonly checklistId: ChecklistId | undefined;
  readonly copyOf: RoundId | undefined;
};

/** The columns that the newest version of a checklist names, in Swedish order; none where there is no version. */
export function factColumns({ db }: Pick<Services, 'db'>, checklistId: ChecklistId): string[] {
  const version = findLatestVersion(db, checklistId);
  return version ? columnsIn(definitionOf(version)).sort(swedishCollator.compare) : [];
}

/** 403 for somebody who may make no vignettes on the unit: before anything of the form is looked at. */
export function authoriseVignettes(actor: Actor, unitId: UnitId): void {
  requireMay(actor, 'control.manage', { unitId });
}

/** The form for new vignettes with what it begins with: nothing, or the texts of an earlier round. */
export function loadVignetteForm(services: Services, actor: Actor, asked: VignetteAddress) {
  const { db } = services;
  const scope = requireScope(actor, 'control.manage');
  const units = listUnits(db).filter(({ id, closedAt }) => closedAt === null && scope.unitIds.includes(id));
  const checklists = listPublishedChecklists(db);
  const copied = copiedRound(services, actor, asked.copyOf);
  const unit = units.find(({ id }) => id === (copied?.unitId ?? asked.unitId)) ?? likeliest(units);
  const checklist =
    checklists.find(({ id }) => id === (asked.checklistId ?? copied?.checklistId)) ??
    checklists.find(({ key }) => key === vignetteChecklist.key) ??
    checklists[0];
  const today = civilDateInSweden(services.now());
  const columns = checklist ? factColumns(services, checklist.id) : [];
  const candidates = unit ? reviewerCandidates(db, unit.id, services.now()) : [];
  const before = new Set(copied ? listRoundReviewers(db, copied.id).map(({ id }) => id) : []);
  const texts = copied ? copiedTexts(services, copied, columns) : [EMPTY_TEXT];
  const values: VignetteFormValues = {
    unitId: String(unit?.id ?? ''),
    checklistId: String(checklist?.id ?? ''),
    name: texts[0]?.title ? `${texts[0].title}, ${today}` : '',
    dueOn: addDays(today, 14),
    reviewerIds: candidates.filter(({ id }) => before.has(id)).map(({ id }) => String(id)),
    texts,
    isInvented: false,
  };
  return {
    units: options(units),
    checklists: checklists.map(({ id, name }) => ({ value: String(id), label: name })),
    columns,
    reviewers: candidates.map(({ id, name }) => ({ value: String(id), label: name })),
    copyOf: copied ? { id: copied.id, name: copied.name } : null,
    values,
  };
}

type Unit = { readonly id: UnitId; readonly name: string; readonly parentId: UnitId | null };

/** The smallest place where the group sits is the likeliest: a unit without units below it, the first by name. */
function likeliest(units: readonly Unit[]): Unit | undefined {
  const byName = [...units].sort((a, b) => swedishCollator.compare(a.name, b.name));
  return byName.find(({ id }) => !units.some(({ parentId }) => parentId === id)) ?? byName[0];
}

const options = (units: readonly Unit[]) =>
  units
    .map(({ id, name }) => ({ value: String(id), label: name }))
    .sort((a, b) => swedishCollator.compare(a.label, b.label));

/** Only a round that she leads: a copy must not show its text to anybody else. */
function copiedRound(
  { db }: Services,
  actor: Actor,
  roundId: RoundId | undefined,
): VignetteRound | undefined {
  const round = roundId === undefined ? undefined : findVignetteRound(db, roundId);
  return round && may(actor, 'control.manage', { unitId: round.unitId }) ? round : undefined;
}

function copiedTexts(
  { db }: Services,
  round: VignetteRound,
  columns: readonly string[],
): VignetteTextValues[] {
  return listVignettesOfRound(db, round.id).map(({ caseId, title, text, values, columns: frozen }) => ({
    title,
    text,
    caseId: String(caseId),
    facts: columns.map((column) => values[frozen.findIndex(({ header }) => header === column)] ?? ''),
  }));
}
