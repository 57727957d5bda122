import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDeviationTypes } from '#db/queries/manual-deviations.server.ts';
import {
  deleteTypedFigure,
  findTypedFigure,
  insertTypedFigure,
  listTypedFigures,
  listTypedFiguresOf,
} from '#db/queries/typed-figures.server.ts';
import { transact } from '#db/transact.server.ts';
import { isSameFigure, readTypedFigure, type TypedFigure } from '../domain/typed-figure.ts';
import type { TypedInput } from '../forms/typed-figure-form.ts';
import { unitChoices } from './list-plans.server.ts';
import { type AskedYear, reachYear } from './reach-year.server.ts';

/** The page where numbers of a year and the year before are typed; 403 for whoever may not type any of the unit. */
export function loadTypedFigures(services: Services, actor: Actor, asked: AskedYear) {
  const { db } = services;
  const { unit, within, may } = reachYear(services, actor, { ...asked, version: 'internal' });
  if (!may.type) throw forbidden();
  const scope = within(scopeOf(actor, 'year.type'));
  const types = listDeviationTypes(db);
  return {
    year: asked.year,
    unit: { id: unit.id, name: unit.name },
    units: unitChoices(db, scope.unitIds),
    types: types.map(({ id, name }) => ({ id, name })),
    figures: listTypedFigures(db, scope, [asked.year, asked.year - 1]).map(
      ({ id, unitName, year, kind, content, writtenByName, writtenAt, revision }) => ({
        ...{ id, unitName, year, writtenByName, writtenAt, revision },
        figure: readTypedFigure(content, kind) as TypedFigure,
      }),
    ),
  };
}

export type TypedFiguresPage = ReturnType<typeof loadTypedFigures>;

/** Writes a number down. One that is already there is removed first by whoever wants another: nothing is written over. */
export function typeFigure(
  services: Services,
  actor: Actor,
  { unitId, year, figure }: TypedInput,
): Result<null, 'exists' | 'strangeType'> {
  requireMay(actor, 'year.type', { unitId });
  const now = services.now();
  const { kind } = figure;
  return transact<Result<null, 'exists' | 'strangeType'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const isStrange =
        figure.kind === 'deviations' &&
        figure.typeId !== null &&
        !listDeviationTypes(tx).some(({ id }) => id === figure.typeId);
      if (isStrange) return { value: err('strangeType'), unchanged: true };
      const isThere = listTypedFiguresOf(tx, { unitId, year, kind }).some(({ content }) =>
        isSameFigure(readTypedFigure(content, kind), figure),
      );
      if (isThere) return { value: err('exists'), unchanged: true };
      const entityId = insertTypedFigure(tx, {
        ...{ unitId, year, kind, content: figure },
        ...{ writtenAt: now, writtenById: actor.personId },
      });
      const entry = { action: 'year.figureTyped', entity: 'typedFigure', entityId, unitId };
      return { value: ok(null), audit: [{ ...entry, detail: { kind, year } }] };
    },
  );
}

/** Removes a number as it was seen; false when somebody was first. 404 where there is none that she may type. */
export function removeFigure(
  services: Services,
  actor: Actor,
  seen: { id: number; revision: number },
): boolean {
  const now = services.now();
  return transact<boolean>(services.db, { actorId: actor.personId, now }, (tx) => {
    const found = findTypedFigure(tx, seen.id);
    if (!found || !scopeOf(actor, 'year.type').unitIds.includes(found.unitId)) throw notFound();
    const { unitId, kind, year } = found;
    requireMay(actor, 'year.type', { unitId });
    if (!deleteTypedFigure(tx, seen.id, seen.revision)) return { value: false, unchanged: true };
    const entry = { action: 'year.figureRemoved', entity: 'typedFigure', entityId: seen.id, unitId };
    return { value: true, audit: [{ ...entry, detail: { kind, year } }] };
  });
}
