import type { Services } from '#app/shared/server/services.ts';
import { readSetting } from '#db/queries/settings.server.ts';
import { navigationFor } from '../domain/navigation.ts';
import type { Actor } from '../domain/policy.ts';

/** What surrounds every page: the municipality's name and, for whoever is logged in, name and menu. */
export function loadShell(services: Services, actor: Actor | undefined) {
  return {
    organisationName: readSetting(services.db, 'organisationName') ?? '',
    person: actor ? { name: actor.displayName, navigation: navigationFor(actor) } : null,
  };
}
