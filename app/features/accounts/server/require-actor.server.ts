import { type AppLoadContext, redirect } from '@remix-run/node';
import { registerNamesOf } from '#app/features/accounts/domain/own-case.ts';
import { pageAddress } from '#app/features/accounts/domain/page-address.ts';
import {
  type Action,
  type Actor,
  holdsAnyOf,
  may,
  type Resource,
  scopeOf,
  type UnitScope,
} from '#app/features/accounts/domain/policy.ts';
import { unitsAround, unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPerson, hasPeople, listGrantsInForce, listUnits } from '#db/queries/accounts.server.ts';
import { readCaseWorkerMatches } from '#db/queries/case-workers.server.ts';
import { findSession } from './sessions.server.ts';

type RouteArguments = { request: Request; context: AppLoadContext };

/** True until somebody has made the first administrator: everything leads to /start. */
export function isFirstVisit(services: Services): boolean {
  return !hasPeople(services.db);
}

/** The person with the roles that hold today; undefined when she is unknown or deactivated. */
export function loadActor(services: Services, personId: PersonId): Actor | undefined {
  const person = findPerson(services.db, personId);
  if (!person || person.deactivatedAt) return undefined;
  const tree = listUnits(services.db);
  const today = civilDateInSweden(services.now());
  return {
    personId: person.id,
    displayName: person.displayName,
    caseWorkerName: person.caseWorkerName,
    registerNames: registerNamesOf(person, readCaseWorkerMatches(services.db)),
    grants: listGrantsInForce(services.db, personId, today).map((grant) => ({
      role: grant.role,
      unitIds: unitsBelow(tree, grant.unitId),
      aroundUnitIds: unitsAround(tree, grant.unitId),
    })),
  };
}

/**
 * Who the request comes from, if anybody who may work: whoever must change a temporary password first counts as
 * logged out. For answers to the page's own calls, which a redirect does not help.
 */
export async function findActorAtWork(args: RouteArguments): Promise<Actor | undefined> {
  const actor = await findActor(args);
  return actor && mustChangePassword(args, actor) ? undefined : actor;
}

const mustChangePassword = ({ context }: RouteArguments, actor: Actor) =>
  findPerson(context.services.db, actor.personId)?.mustChangePassword === true;

/** Who the request comes from, if anybody. */
export async function findActor({ request, context }: RouteArguments): Promise<Actor | undefined> {
  const session = await findSession(request, context.services);
  return session && loadActor(context.services, session.personId);
}

/**
 * The first line of every loader and action behind log-in. Sends a stranger to the log-in page (and back
 * afterwards), everybody to the first visit's page while the program has no people.
 */
export async function requireActor(args: RouteArguments): Promise<Actor> {
  const { request, context } = args;
  if (isFirstVisit(context.services)) throw redirect('/start');
  const address = pageAddress(new URL(request.url));
  const actor = await findActor(args);
  if (!actor) {
    throw redirect(address === '/' ? '/logga-in' : `/logga-in?vidare=${encodeURIComponent(address)}`);
  }
  if (mustChangePassword(args, actor) && !/^\/konto(\?|$)/.test(address)) throw redirect('/konto');
  return actor;
}

/** 403 unless the policy says yes. The page says the same whether the thing exists or not. */
export function requireMay(actor: Actor, action: Action, resource: Resource): void {
  if (!may(actor, action, resource)) throw forbidden();
}

/** The units for a list page; 403 when there are none at all. */
export function requireScope(actor: Actor, action: Action): UnitScope {
  const scope = scopeOf(actor, action);
  if (scope.unitIds.length === 0) throw forbidden();
  return scope;
}

/** 403 unless the actor holds one of the roles somewhere: for pages that are not about a unit. */
export function requireAnyRole(actor: Actor, roles: readonly Role[]): void {
  if (!holdsAnyOf(actor, roles)) throw forbidden();
}

/** The answer to whoever may not; root.tsx words it. */
export function forbidden(): Response {
  return new Response(null, { status: 403 });
}

/** The answer when there is nothing by that name; root.tsx words it. */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}
