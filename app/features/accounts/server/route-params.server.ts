import type { Brand } from '#app/shared/domain/ids.ts';
import { notFound } from './require-actor.server.ts';

/** A row id from the address, or 404: an address is typed by people, and a strange one is simply nothing. */
export function requireIdParam<Id extends Brand<number, string>>(
  params: Readonly<Record<string, string | undefined>>,
  name: string,
): Id {
  const text = params[name] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound();
  return Number(text) as Id;
}
