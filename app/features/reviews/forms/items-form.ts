import type { ItemsMove } from '#app/features/reviews/domain/items-move.ts';

/** What a browser without JavaScript asks about the items of a section, with the revision of the list it showed. */
export interface ItemsRequest {
  section: string;
  move: ItemsMove;
  seenRevision: number;
}

/**
 * The change of a list that a pressed button asks for; undefined when none was pressed. The button is called `items` and
 * says what: "add:plans", "none:plans", "remove:plans:2"; the list's revision stands in `itemsRevision:plans`.
 */
export function parseItemsRequest(form: FormData): ItemsRequest | undefined {
  const [kind, section = '', item = ''] = String(form.get('items') ?? '').split(':');
  const seenRevision = Number(form.get(`itemsRevision:${section}`) ?? 0);
  if (!Number.isSafeInteger(seenRevision) || seenRevision < 0) return undefined;
  if (kind === 'add' || kind === 'none') return { section, move: { kind }, seenRevision };
  return kind === 'remove' ? { section, move: { kind, item }, seenRevision } : undefined;
}
