import type { Services } from '#app/shared/server/services.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, demoEmail } from '#db/demo/municipality.ts';
import { readSetting } from '#db/queries/settings.server.ts';

/** Whom one can look around as, where the program holds nothing but the invented municipality. */
export function loadDemoAccounts(services: Services) {
  if (readSetting(services.db, 'isDemo') !== 'yes') return null;
  return {
    password: DEMO_PASSWORD,
    people: DEMO_PEOPLE.flatMap(({ account, name, shows }) =>
      shows ? [{ email: demoEmail(account), name, shows }] : [],
    ),
  };
}
