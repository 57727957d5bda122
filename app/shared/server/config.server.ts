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

/** The configuration from environment variables; throws with the variable's name when one cannot be used. */
export function readConfig(variables: NodeJS.ProcessEnv, projectRoot: string): Config {
  const values = environment.parse(variables);
  return {
    projectRoot,
    dataFolder: path.resolve(projectRoot, values.AKTSAM_DATA),
    host: values.HOST,
    port: values.PORT,
    isHttps: values.AKTSAM_HTTPS === '1',
    trustedProxies: values.AKTSAM_PROXIES,
  };
}
