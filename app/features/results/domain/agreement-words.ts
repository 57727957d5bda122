import type { QuestionAgreement } from './statistics/question-agreement.ts';

/** "8 av 12 lika"; in a repeating section with what is counted. */
export function alikeInWords({ alike, compared, itemWords }: QuestionAgreement): string {
  if (compared === 0) return 'Ingen har besvarats av två';
  const counted = itemWords === null ? '' : ` ${compared === 1 ? itemWords[0] : itemWords[1]}`;
  return `${alike} av ${compared}${counted} lika`;
}

/** A coefficient with two decimals and a decimal comma; it has no unit and may be below 0. */
export function coefficientInWords(value: number | null): string {
  if (value === null) return 'kan inte beräknas';
  const text = Math.abs(value).toFixed(2).replace('.', ',');
  return value < 0 && text !== '0,00' ? `−${text}` : text;
}

/** What each number says, in plain words; none of them ranks anybody. */
export const AGREEMENT_HELP: readonly { readonly term: string; readonly description: string }[] = [
  {
    term: 'Lika',
    description:
      'I hur många ärenden alla som fick frågan gav samma svar. ”Ej tillämpligt” är ett svar bland de andra. Tal och datum är lika bara när de är exakt desamma.',
  },
  {
    term: 'Överensstämmelse',
    description:
      'Hur ofta två granskare svarade lika, i procent. Med fler än två är det genomsnittet över alla par.',
  },
  {
    term: 'Vad betyder AC1?',
    description:
      'Överensstämmelsen utöver det som slumpen skulle ge. 1 är helt lika, 0 är som slumpen. Måttet fungerar också när nästan alla svar är ja. Det räknas inte för tal och datum, där antalet möjliga svar inte är känt.',
  },
  {
    term: 'Vad betyder Cohens kappa?',
    description:
      'Samma tanke för två granskare, med hänsyn till hur var och en brukar svara. När nästan alla svar är ja blir kappa lågt fast granskarna är överens. Räknas bara när samma två har granskat alla ärenden.',
  },
  {
    term: 'Vad betyder Krippendorffs alfa?',
    description:
      'Samma tanke för hur många granskare som helst, också när några inte fick frågan. Kan inte beräknas när alla svar är desamma.',
  },
];
