import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import type { Question, Repeats, Section } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { noItems } from '#app/features/checklists/domain/items.ts';
import { periodInWords } from '#app/features/checklists/domain/period-words.ts';
import { type CivilDate, differenceInWords, parseCivilDate } from '#app/shared/domain/civil-date.ts';

/** "Anmälan 2": an item as a heading. */
export function itemTitle({ itemName }: Repeats, itemNumber: number): string {
  return `${itemName.charAt(0).toUpperCase()}${itemName.slice(1)} ${itemNumber}`;
}

/** A list of items as an answer in words: "2 anmälningar", "Inga anmälningar"; empty when nothing has been said. */
export function itemsInWords({ itemName, itemsName }: Repeats, { option, content = '' }: Given): string {
  if (option === noItems) return `Inga ${itemsName}`;
  const count = content.trim() === '' ? 0 : content.trim().split(/\s+/u).length;
  if (count === 0) return '';
  return `${count} ${count === 1 ? itemName : itemsName}`;
}

/** One question of a repeating section, summed up over its items. */
export interface ItemsSummaryLine {
  label: string;
  text: string;
}

/**
 * What the answers of all items amount to: the longest gap between dates, how many answered yes. Questions with fewer
 * than two answers are left out: there is nothing to sum up. "Ej tillämpligt" stands outside the number.
 */
export function itemsSummary(section: Section, states: readonly QuestionState[]): ItemsSummaryLine[] {
  return section.questions.flatMap((question) => {
    const answered = states.filter(
      ({ question: asked, isVisible, given }) =>
        asked.key === question.key && isVisible && given !== undefined,
    );
    const text = summaryOf(question, answered);
    return text === undefined ? [] : [{ label: question.shortName, text }];
  });
}

function summaryOf(question: Question, answered: readonly QuestionState[]): string | undefined {
  if (question.kind === 'date') {
    return longestGap(answered.flatMap(({ given }) => parseCivilDate(given?.content ?? '') ?? []));
  }
  const applicable = answered.filter(({ tags }) => !tags.includes('notApplicable'));
  if (question.kind !== 'yesNo' || applicable.length < 2) return undefined;
  return `${applicable.filter(({ tags }) => tags.includes('yes')).length} av ${applicable.length} ja`;
}

function longestGap(dates: readonly CivilDate[]): string | undefined {
  const sorted = dates.toSorted();
  const gaps = sorted.slice(1).flatMap((to, index) => {
    const from = sorted[index];
    return from === undefined ? [] : [{ from, to, days: Date.parse(to) - Date.parse(from) }];
  });
  const [longest] = gaps.toSorted((a, b) => b.days - a.days);
  if (longest === undefined) return undefined;
  const { from, to } = longest;
  return `längsta mellanrummet ${differenceInWords(from, to)} (${periodInWords(from, to)})`;
}
