import { numberOf } from '#app/features/checklists/domain/answer-content.ts';
import { standardOf } from '#app/features/checklists/domain/answer-tags.ts';
import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import type {
  CaseColumns,
  LevelQuestion,
  NumberQuestion,
} from '#app/features/checklists/domain/definition.ts';

/**
 * The standard value of a number and how far from it the answer is: "Standard: 60 minuter. 15 minuter över."; undefined
 * when no standard holds for the case. The content is canonical; without one only the standard is told.
 */
export function standardInWords(
  question: NumberQuestion,
  content: string | undefined,
  columns: CaseColumns,
): string | undefined {
  const standard = standardOf(question, columns);
  if (standard === undefined) return undefined;
  const inUnit = (number: number) =>
    answerInWords(question, { option: null, content: String(rounded(number)) });
  const told = `${question.standard?.label ?? 'Standard'}: ${inUnit(standard)}.`;
  const number = numberOf(content);
  if (number === undefined) return told;
  if (number === standard) return `${told} Lika med standardvärdet.`;
  return `${told} ${inUnit(Math.abs(number - standard))} ${number > standard ? 'över' : 'under'}.`;
}

/** "En nivå upp.", "2 nivåer ner.", "Samma nivå."; undefined until both levels are chosen. */
export function levelChangeInWords(question: LevelQuestion, content: string): string | undefined {
  const [before, after] = content.split('>').map((key) => question.choices.findIndex((c) => c.key === key));
  if (before === undefined || after === undefined || before < 0 || after < 0) return undefined;
  const steps = Math.abs(after - before);
  if (steps === 0) return 'Samma nivå.';
  return `${steps === 1 ? 'En nivå' : `${steps} nivåer`} ${after > before ? 'upp' : 'ner'}.`;
}

/** Binary fractions do not subtract well: 60.3 − 60 is 0.29999999999999716. No number has more than six decimals. */
function rounded(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}
