import type { DeviationListQuery } from '#app/features/deviations/forms/list-query.ts';

/** The address of the list, or of what is made of it, with these choices; what is as usual is left out. */
export function listAddress(query: DeviationListQuery, path = '/avvikelser'): string {
  const parameters = new URLSearchParams();
  if (query.status !== 'open') parameters.set('status', query.status);
  if (query.unitId !== undefined) parameters.set('enhet', String(query.unitId));
  if (query.typeId !== undefined) parameters.set('typ', String(query.typeId));
  if (query.lexSarah !== undefined) parameters.set('lex-sarah', query.lexSarah);
  if (query.isOverdueOnly) parameters.set('forsenade', 'ja');
  if (query.sort !== 'due') parameters.set('ordning', query.sort);
  if (query.isDescending) parameters.set('riktning', 'desc');
  if (query.page > 1) parameters.set('sida', String(query.page));
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
