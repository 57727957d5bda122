import type { SeedOrigin } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime, listInWords, plural } from '#app/shared/text/format.ts';

/** A draw of another round on the same frame, whoever made it and whatever for. */
export type OtherDraw = {
  readonly controlName: string;
  readonly roundName: string;
  /** 1-based within its round. */
  readonly number: number;
  readonly seedOrigin: SeedOrigin;
  readonly drawnAt: string;
  readonly isFinalised: boolean;
};

/** The other draw as one line: control, round, when, and whether its round is finalised. */
export function otherDrawInWords(draw: OtherDraw): string {
  const { controlName, roundName, number, drawnAt, isFinalised } = draw;
  const which = number === 1 ? '' : `, dragning ${number}`;
  return `${controlName}, ${roundName}${which}: ${formatDateTime(drawnAt)}, ${isFinalised ? 'fastställd' : 'inte fastställd'}`;
}

/** For readers outside the unit: how many other draws there were and when, no names. "Inga" when there were none. */
export function otherDrawsForReaders(draws: readonly Pick<OtherDraw, 'drawnAt'>[]): string {
  if (draws.length === 0) return 'Inga';
  return `${plural(draws.length, 'dragning', 'dragningar')}: ${listInWords(draws.map(({ drawnAt }) => formatDateTime(drawnAt)))}`;
}
