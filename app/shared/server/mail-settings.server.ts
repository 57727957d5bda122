import path from 'node:path';
import type { MailSettings } from './services.ts';

type MailVariables = {
  AKTSAM_SMTP_URL?: string | undefined;
  AKTSAM_SMTP_PASSWORD_FILE?: string | undefined;
  AKTSAM_MAIL_FROM?: string | undefined;
  AKTSAM_ADDRESS?: string | undefined;
};

const WITHIN_THE_MACHINE = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * What the variables say about e-mail: null where no server is named, or the names of those that are missing or cannot
 * be used. The password stands in a file and never in the address, which ends up in lists of processes and in logs.
 */
export function readMailSettings(
  variables: MailVariables,
  dataFolder: string,
): { settings: MailSettings | null } | { unusable: (keyof MailVariables)[] } {
  if (!variables.AKTSAM_SMTP_URL) return { settings: null };
  const server = readServer(variables.AKTSAM_SMTP_URL);
  const from = variables.AKTSAM_MAIL_FROM ?? '';
  const address = readAddress(variables.AKTSAM_ADDRESS ?? '');
  const passwordFile = variables.AKTSAM_SMTP_PASSWORD_FILE || null;
  const unusable: (keyof MailVariables)[] = [];
  if (!server) unusable.push('AKTSAM_SMTP_URL');
  else if ((server.user === null) !== (passwordFile === null)) unusable.push('AKTSAM_SMTP_PASSWORD_FILE');
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(from)) unusable.push('AKTSAM_MAIL_FROM');
  if (address === undefined) unusable.push('AKTSAM_ADDRESS');
  if (!server || address === undefined || unusable.length > 0) return { unusable };
  const file = passwordFile === null ? null : path.resolve(dataFolder, passwordFile);
  return { settings: { ...server, passwordFile: file, from, address } };
}

function readServer(text: string): Pick<MailSettings, 'host' | 'port' | 'encryption' | 'user'> | undefined {
  const url = parseUrl(text);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.password !== '') return undefined;
  if (url.hostname === '' || !['', '/'].includes(url.pathname) || url.search !== '') return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const isFromStart = url.protocol === 'smtps:';
  const plain = WITHIN_THE_MACHINE.has(host) ? 'none' : 'startTls';
  return {
    host,
    port: url.port === '' ? (isFromStart ? 465 : 587) : Number(url.port),
    encryption: isFromStart ? 'fromStart' : plain,
    user: url.username === '' ? null : decodeURIComponent(url.username),
  };
}

function readAddress(text: string): string | undefined {
  const url = parseUrl(text);
  const isPlain =
    url && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.search === '';
  return isPlain && url.pathname === '/' ? url.origin : undefined;
}

const parseUrl = (text: string) => (URL.canParse(text) ? new URL(text) : undefined);
