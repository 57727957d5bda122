import path from 'node:path';
import { z } from 'zod';
import { readMailSettings } from './mail-settings.server.ts';
import type { Config } from './services.ts';

const environment = z.object({
  AKTSAM_DATA: z.string().min(1).default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  AKTSAM_HTTPS: z.enum(['0', '1']).default('0'),
  AKTSAM_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  AKTSAM_SMTP_URL: z.string().optional(),
  AKTSAM_SMTP_PASSWORD_FILE: z.string().optional(),
  AKTSAM_MAIL_FROM: z.string().optional(),
  AKTSAM_ADDRESS: z.string().optional(),
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
    throw problemWith(names.map((name) => `${name} (nu ”${variables[name] ?? ''}”)`));
  }
  const values = read.data;
  const dataFolder = path.resolve(projectRoot, values.AKTSAM_DATA);
  const mail = readMailSettings(values, dataFolder);
  // Without their values: somebody may have written a password in one of them.
  if ('unusable' in mail) throw problemWith(mail.unusable);
  return {
    projectRoot,
    dataFolder,
    host: values.HOST,
    port: values.PORT,
    isHttps: values.AKTSAM_HTTPS === '1',
    trustedProxies: values.AKTSAM_PROXIES,
    mail: mail.settings,
  };
}

const problemWith = (names: readonly string[]) =>
  new ConfigProblem(
    `Inställningen går inte att använda: ${names.join(', ')}. Se README om vad den får vara.`,
  );
