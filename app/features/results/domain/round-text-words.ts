import type { ReportPart } from '#app/shared/domain/vocabulary.ts';

/** What each text is called, as a heading and as the label of its field. */
export const ROUND_TEXT_NAMES: Readonly<Record<ReportPart, string>> = {
  purpose: 'Syfte',
  result: 'Resultat',
  analysis: 'Analys',
  improvement: 'Förbättringsförslag',
};

/** What to write in each. */
export const ROUND_TEXT_HINTS: Readonly<Record<ReportPart, string>> = {
  purpose:
    'Börjar med kontrollens syfte. Följer med när resultatet lämnar enheten: skriv inga namn och inga ärendenummer.',
  result: 'Det siffrorna ovanför inte säger. Stannar i enheten.',
  analysis: 'Varför blev det så? Vad är bättre eller sämre än förra gången? Stannar i enheten.',
  improvement: 'Vad ska göras, av vem och till när? Stannar i enheten om du inte markerar något annat.',
};
