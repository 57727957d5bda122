import { fillDemo } from '#app/features/home/server/fill-demo.server.ts';
import { prepareProgram } from '#app/http/prepare-program.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { demoEmail } from '#db/demo/municipality.ts';
import { findPersonByEmail } from '#db/queries/accounts.server.ts';
import { makeServices, type TestServices } from './services.ts';

let template: Promise<Buffer> | undefined;

async function buildTemplate(): Promise<Buffer> {
  const services = await makeServices();
  await prepareProgram(services);
  const filled = await fillDemo(services);
  if (!filled.ok) throw new Error(filled.error);
  return services.db.$client.serialize();
}

/** A program that holds the invented municipality and its year. Filled once per worker, then copied. */
export async function makeDemoServices(now = '2026-11-16T10:00:00.000Z'): Promise<TestServices> {
  template ??= buildTemplate();
  return makeServices(now, openDatabase(await template));
}

/** Somebody of the invented municipality, by the part of the e-mail before @. */
export function demoPerson(services: TestServices, account: string): PersonId {
  const person = findPersonByEmail(services.db, demoEmail(account));
  if (!person) throw new Error(`nobody is called ${account}`);
  return person.id;
}
