import type { QuestionKind } from '#app/features/checklists/domain/definition.ts';
import type { Severity } from '#app/shared/domain/vocabulary.ts';

/** What people read for each kind of question, and when it is the right one. */
export const kindWords: Readonly<Record<QuestionKind, { name: string; hint: string }>> = {
  yesNo: { name: 'Ja eller nej', hint: 'Det vanliga. Även delvis kan tillåtas.' },
  scale: {
    name: 'Skala',
    hint: 'Ett av flera steg från lågt till högt, till exempel låg, någon och hög grad.',
  },
  choice: { name: 'Ett val', hint: 'Ett av flera svar utan ordning.' },
  severalChoices: { name: 'Flera val', hint: 'Ett eller flera svar på en gång.' },
  date: { name: 'Datum', hint: 'En dag som granskaren läser i akten.' },
  number: { name: 'Tal', hint: 'Minuter, kronor, antal. Kan hållas mot ett standardvärde.' },
  text: { name: 'Fritext', hint: 'Några meningar som inte räknas.' },
  level: { name: 'Nivå före och efter', hint: 'Samma skala två gånger: högre, samma eller lägre nivå.' },
};

export const severityChoices: readonly { value: Severity; label: string }[] = [
  { value: 'minor', label: 'Mindre' },
  { value: 'considerable', label: 'Betydande' },
  { value: 'serious', label: 'Allvarlig' },
];
