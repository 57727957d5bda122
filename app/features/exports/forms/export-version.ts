import { z } from 'zod';

const versions = z.enum(['intern', 'avidentifierad']);

/** Which version of the file is asked for; undefined when the address names neither. Nothing is assumed. */
export function readVersion(search: URLSearchParams): 'internal' | 'deidentified' | undefined {
  const parsed = versions.safeParse(search.get('version'));
  if (!parsed.success) return undefined;
  return parsed.data === 'intern' ? 'internal' : 'deidentified';
}
