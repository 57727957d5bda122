import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '#db/client.server.ts';
import { makeServices, type TestServices } from './services.ts';

/** As `makeServices`, but with the database in a file: imports then run in a thread of their own, as they do in earnest. */
export async function makeFileServices(now?: string): Promise<TestServices> {
  const services = await makeServices(now);
  const file = path.join(services.config.dataFolder, 'aktsam.sqlite');
  writeFileSync(file, services.db.$client.serialize());
  services.db.$client.close();
  return { ...services, db: openDatabase(file) };
}
