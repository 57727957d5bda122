import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { itemTitle } from './items-words.ts';

/**
 * The sum of the counted answers in words: "5 av 8 uppfyllda, 1 ej tillämplig." A fault in a critical question stands first,
 * since it weighs more than the whole. Empty when nothing counted is answered yet.
 */
export function scoreInWords({ score, faults, itemLists }: Evaluation): string {
  const { fulfilled, notFulfilled, notApplicable } = score;
  const base = fulfilled + notFulfilled;
  if (base + notApplicable === 0) return '';
  const critical = faults
    .filter(({ isCritical }) => isCritical)
    .map(({ shortName, itemNumber, questionKey }) => {
      const list = itemLists.find(({ section }) => section.questions.some(({ key }) => key === questionKey));
      const repeats = list?.section.repeats;
      return itemNumber === undefined || repeats === undefined
        ? shortName
        : `${shortName} (${itemTitle(repeats, itemNumber).toLowerCase()})`;
    });
  const first = critical.length === 0 ? '' : `Kritisk brist: ${critical.join(', ')}. `;
  const outside =
    notApplicable === 0 ? '' : `, ${notApplicable} ej ${notApplicable === 1 ? 'tillämplig' : 'tillämpliga'}`;
  return `${first}${fulfilled} av ${base} uppfyllda${outside}.`;
}
