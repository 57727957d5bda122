import type { DrawView } from '#app/features/controls/domain/round-overview.ts';

/**
 * In what order the cases of a draw are listed, as it follows "ärenden": by group where there are several, and within a
 * group by the rule. Source: `selectSample`.
 */
export function orderInWords({
  allocationKind,
  groups,
}: Pick<DrawView, 'allocationKind' | 'groups'>): string {
  const isByDate = allocationKind === 'firstInOrder';
  if (groups.length > 1) {
    return isByDate
      ? 'grupp för grupp, och i varje grupp i datumordning, samma dag efter slumptal'
      : 'grupp för grupp, och i varje grupp efter slumptal';
  }
  return isByDate ? 'i datumordning, och samma dag efter slumptal' : 'i ordning efter slumptal';
}

/** The noun with the order of its list: "141 ärenden i ordning efter slumptal", "141 ärenden, grupp för grupp, och …". */
export function listedInWords(noun: string, draw: Pick<DrawView, 'allocationKind' | 'groups'>): string {
  return `${noun}${draw.groups.length > 1 ? ',' : ''} ${orderInWords(draw)}`;
}

/** Caption of the list of drawn cases: what they are, their order, and that those taken in stand last. */
export function drawnCasesCaption(draw: Pick<DrawView, 'allocationKind' | 'groups' | 'selection' | 'cases'>) {
  const name = draw.selection === 'random' ? 'Dragna ärenden' : 'Ärenden i urvalet';
  const last = draw.cases.some(({ reason }) => reason === 'reserve') ? ', sist de som har ersatt andra' : '';
  return `${listedInWords(name, draw)}${last}`;
}
