import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime, listInWords } from '#app/shared/text/format.ts';

/**
 * When the draw was made and by whom. A seed in two parts is drawn with by nobody: the draw follows of itself when both
 * parts are in, so both are named with their times.
 */
export function drawnInWords(
  draw: Pick<DrawView, 'kind' | 'seedOrigin' | 'seedParts' | 'drawnAt' | 'drawnByName'>,
): string {
  const at = formatDateTime(draw.drawnAt);
  if (draw.seedOrigin !== 'twoParts' || draw.kind === 'extension' || draw.seedParts.length === 0) {
    return `${at} av ${draw.drawnByName}`;
  }
  const givers = draw.seedParts.map(({ name, enteredAt }) => `${name} ${formatDateTime(enteredAt)}`);
  return `${at}, när båda delarna var lämnade: ${listInWords(givers)}`;
}
