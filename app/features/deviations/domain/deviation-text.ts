/** What the text for another system is made of; everything already in words. */
export interface DeviationWords {
  number: string;
  title: string;
  description: string;
  severity: string;
  state: string;
  caseKey: string;
  unitName: string;
  /** Null where it was written by hand. */
  question: string | null;
  typeName: string | null;
  /** The control and the round; none where it was written by hand. */
  foundIn: readonly string[];
  responsibleName: string;
  /** What is due, in words: "Ska vara bedömd senast"; empty when nothing is. */
  dueWords: string;
  dueOn: string;
  foundOn: string;
  /** The day it happened, where it is known. */
  occurredOn: string | null;
}

/**
 * The deviation as plain text to paste into the municipality's own deviation system. Holds the case number
 * and no name of a child or relative: the program has none.
 */
export function deviationAsText(words: DeviationWords): string {
  return [
    `${words.title} (${words.number})`,
    '',
    words.description,
    '',
    ...(words.caseKey === '' ? [] : [`Ärende: ${words.caseKey}`]),
    `Enhet: ${words.unitName}`,
    ...(words.question === null ? [] : [`Fråga: ${words.question}`]),
    ...(words.occurredOn === null ? [] : [`Inträffade: ${words.occurredOn}`]),
    `Upptäckt: ${[words.foundOn, ...words.foundIn].join(', ')}`,
    ...(words.typeName === null ? [] : [`Typ: ${words.typeName}`]),
    `Allvarlighet: ${words.severity}`,
    `Ansvarig: ${words.responsibleName}`,
    ...(words.dueWords === '' ? [] : [`${words.dueWords}: ${words.dueOn}`]),
    `Läge i Aktsam: ${words.state}`,
  ].join('\n');
}
