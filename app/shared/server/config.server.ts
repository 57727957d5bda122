import path from 'node:path';
import { z } from 'zod';
import type { Config } from './services.ts';

const environment = z.object({
  AKTSAM_DATA: z.string().min(1).default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  AKTSAM_HTTPS: z.enum(['0', '1']).default('0'),
  AKTSAM_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

/** A setting that cannot be used, worded for whoever runs the server. */
export class ConfigProblem extends Error {}

/** The configuration from environment variables; throws a ConfigProblem that names every one that cannot be used. */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  projectRoot: string,
): Config {
  const read = environment.safeParse(variables);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
    const given = names.map((name) => `${name} (nu ”${variables[name] ?? ''}”)`).join(', ');
    throw new ConfigProblem(`Inställningen går inte att använda: ${given}. Se README om vad den får vara.`);
  }
  const values = read.data;
  return {
    projectRoot,
    dataFolder: path.resolve(projectRoot, values.AKTSAM_DATA),
    host: values.HOST,
    port: values.PORT,
    isHttps: values.AKTSAM_HTTPS === '1',
    trustedProxies: values.AKTSAM_PROXIES,
  };
}
