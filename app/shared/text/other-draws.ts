import { formatDateTime, formatNumber } from './format.ts';
import { listInWords, plural } from './words.ts';

/** A draw of another round on the same frame, or on one with much the same cases, as it is told of. */
type OtherDrawInWords = {
  readonly controlName: string;
  readonly roundName: string;
  /** 1-based within its round. */
  readonly number: number;
  readonly drawnAt: string;
  readonly isFinalised: boolean;
  /** How many of this round's cases, and of how many, that frame has too; null when it has just the same. */
  readonly sharedCases: { readonly count: number; readonly of: number } | null;
};

/** The other draw as one line: control, round, when, whether its round is finalised, and which cases it shares. */
export function otherDrawInWords(draw: OtherDrawInWords): string {
  const { controlName, roundName, number, drawnAt, isFinalised } = draw;
  const which = number === 1 ? '' : `, dragning ${number}`;
  return `${controlName}, ${roundName}${which}: ${formatDateTime(drawnAt)}, ${isFinalised ? 'fastställd' : 'inte fastställd'}, ${sharedInWords(draw.sharedCases)}`;
}

/** Which of this round's cases the other frame has too. */
export function sharedInWords(shared: OtherDrawInWords['sharedCases']): string {
  if (shared === null) return 'samma ärenden';
  const { count, of } = shared;
  if (of === 1) return count === 1 ? 'ramens enda ärende var med' : 'ramens enda ärende var inte med';
  return `${count === of ? 'alla' : `${formatNumber(count)} av`} ramens ${formatNumber(of)} ärenden var med`;
}

/** For readers outside the unit: how many other draws there were and when, no names. "Inga" when there were none. */
export function otherDrawsForReaders(
  draws: readonly Pick<OtherDrawInWords, 'drawnAt' | 'sharedCases'>[],
): string {
  if (draws.length === 0) return 'Inga';
  const times = listInWords(
    draws.map(({ drawnAt, sharedCases }) =>
      sharedCases === null
        ? formatDateTime(drawnAt)
        : `${formatDateTime(drawnAt)} (${sharedInWords(sharedCases)})`,
    ),
  );
  return `${plural(draws.length, 'dragning', 'dragningar')}: ${times}`;
}
