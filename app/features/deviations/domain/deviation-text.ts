/** What the text for another system is made of; everything already in words. */
export interface DeviationWords {
  number: string;
  title: string;
  description: string;
  severity: string;
  state: string;
  caseKey: string;
  unitName: string;
  question: string;
  controlName: string;
  roundName: string;
  responsibleName: string;
  /** What is due, in words: "Ska vara bedömd senast"; empty when nothing is. */
  dueWords: string;
  dueOn: string;
  foundOn: string;
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
    `Ärende: ${words.caseKey}`,
    `Enhet: ${words.unitName}`,
    `Fråga: ${words.question}`,
    `Upptäckt: ${words.foundOn}, ${words.controlName}, ${words.roundName}`,
    `Allvarlighet: ${words.severity}`,
    `Ansvarig: ${words.responsibleName}`,
    ...(words.dueWords === '' ? [] : [`${words.dueWords}: ${words.dueOn}`]),
    `Läge i Aktsam: ${words.state}`,
  ].join('\n');
}
