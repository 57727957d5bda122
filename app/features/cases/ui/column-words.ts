import type { TypeReason } from '#app/features/cases/domain/column-type.ts';
import type { LeaveOutReason } from '#app/features/cases/domain/import-mapping.ts';
import { COLUMN_TYPES, type ColumnType, type RegisterKind } from '#app/shared/domain/vocabulary.ts';
import { formatNumber } from '#app/shared/text/format.ts';

const TYPE_WORDS: Record<ColumnType, string> = {
  text: 'Text',
  date: 'Datum',
  dateSeries: 'Flera datum',
  number: 'Tal',
  boolean: 'Ja eller nej',
  unit: 'Enhet',
  caseWorker: 'Handläggare',
  coWorker: 'Medhandläggare',
  gender: 'Kön',
  protectedIdentity: 'Skyddade personuppgifter',
};

/** The types a column can have, for a choice. */
export const TYPE_OPTIONS = COLUMN_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }));

export function typeInWords(type: ColumnType): string {
  return TYPE_WORDS[type];
}

const VALUE_WORDS: Partial<Record<ColumnType, string>> = {
  date: 'datum',
  dateSeries: 'ett eller flera datum',
  number: 'tal',
  boolean: 'ja eller nej',
};

/** Why the program suggests the type: "98 av 100 är datum". */
export function typeReasonInWords(type: ColumnType, reason: TypeReason): string {
  if (reason.kind === 'heading') return `${typeInWords(type).toLowerCase()} enligt rubriken`;
  const all = reason.count === reason.of;
  const what = VALUE_WORDS[type] ?? typeInWords(type).toLowerCase();
  return all
    ? `alla ${formatNumber(reason.of)} ifyllda är ${what}`
    : `${formatNumber(reason.count)} av ${formatNumber(reason.of)} ifyllda är ${what}`;
}

export const REGISTER_KIND_WORDS: Record<RegisterKind, string> = {
  placements: 'Placeringar',
  decisions: 'Beslut',
  cases: 'Ärenden',
  plans: 'SIP och andra planer',
  complaints: 'Klagomål',
  documents: 'Dokument, till exempel rapporter',
  vignettes: 'Vinjetter (påhittade ärenden)',
  other: 'Annat',
};

/** Why a column is left out, as a sentence. */
export function leaveOutInWords(reason: LeaveOutReason): string {
  switch (reason.kind) {
    case 'personal_number_heading':
      return 'Rubriken säger att här står personnummer. De läses aldrig in.';
    case 'personal_number_values':
      return `Personnummer i ${formatNumber(reason.count)} rader, första gången på rad ${reason.rowNumber}. De läses aldrig in som de står.`;
    case 'personal_number_in_text':
      return `Personnummer inne i texten, första gången på rad ${reason.rowNumber}. Kolumnen läses aldrig in.`;
    case 'birth_date':
      return 'Födelsedatum kan peka ut en person.';
    case 'person_name_heading':
      return 'Rubriken tyder på namn på enskilda eller deras närstående.';
    case 'person_name_values':
      return 'Innehållet ser ut som namn på personer.';
    case 'address':
      return 'Adress kan peka ut en person.';
    case 'phone':
      return 'Telefonnummer kan peka ut en person.';
    case 'email':
      return 'E-postadress kan peka ut en person.';
    case 'free_text':
      return 'Fri text kan innehålla namn.';
  }
}
