import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Services } from '#app/shared/server/services.ts';

/** The version of the program, as files and finalised rounds keep it. */
export function programVersion({ config }: Services): string {
  const manifest = readFileSync(path.join(config.projectRoot, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
