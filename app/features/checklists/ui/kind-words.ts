import type { QuestionKind } from '#app/features/checklists/domain/definition.ts';
import type { Severity } from '#app/shared/domain/vocabulary.ts';

/** When each kind of question is the right one; what it is called stands in paper-words.ts. */
export const kindHints: Readonly<Record<QuestionKind, string>> = {
  yesNo: 'Det vanliga. Även delvis kan tillåtas.',
  scale: 'Ett av flera steg från lågt till högt, till exempel låg, någon och hög grad.',
  choice: 'Ett av flera svar utan ordning.',
  severalChoices: 'Ett eller flera svar på en gång.',
  date: 'En dag som granskaren läser i akten.',
  number: 'Minuter, kronor, antal. Kan hållas mot ett standardvärde.',
  text: 'Några meningar som inte räknas.',
  level: 'Samma skala två gånger: högre, samma eller lägre nivå.',
};

export const severityChoices: readonly { value: Severity; label: string }[] = [
  { value: 'minor', label: 'Mindre' },
  { value: 'considerable', label: 'Betydande' },
  { value: 'serious', label: 'Allvarlig' },
];
