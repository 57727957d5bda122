import type { ImportProblem } from '#app/features/cases/domain/read-cases.ts';
import { listInWords } from '#app/shared/text/format.ts';
import { typeInWords } from './column-words.ts';
import { rowsInWords } from './file-problem-words.ts';

const NOT_OF_TYPE = {
  not_a_date: 'är inget datum',
  not_dates: 'är inte ett eller flera datum',
  not_a_number: 'är inget tal',
  not_yes_or_no: 'är varken ja eller nej',
} as const;

const KEY_FAULTS = {
  missing:
    'Nyckeln till pseudonymerna saknas i programmets datamapp. Systemförvaltaren behöver lägga tillbaka filen pseudonym.key från säkerhetskopian. Ingen ny nyckel skapas: då skulle alla ärenden bli nya.',
  other:
    'Nyckeln i programmets datamapp är en annan än den som pseudonymerna är gjorda med. Systemförvaltaren behöver lägga tillbaka rätt fil pseudonym.key från säkerhetskopian.',
  unreadable:
    'Nyckeln till pseudonymerna går inte att läsa. Systemförvaltaren behöver lägga tillbaka filen pseudonym.key från säkerhetskopian.',
} as const;

/** One thing that stops an import: where it is, what it is and, where it helps, what to do. */
export function ImportProblemText({ problem }: { problem: ImportProblem }) {
  switch (problem.kind) {
    case 'no_key_column':
      return <>Ingen kolumn är vald som ärendenummer. Välj den kolumn som skiljer ärendena åt.</>;
    case 'key_missing':
      return (
        <>
          {rowsInWords(problem.rowNumbers)}, kolumnen <em>{problem.column}</em>: ärendenumret saknas.
        </>
      );
    case 'key_too_long':
      return (
        <>
          {rowsInWords(problem.rowNumbers)}, kolumnen <em>{problem.column}</em>: ärendenumret är längre än 200
          tecken.
        </>
      );
    case 'key_duplicate':
      return (
        <>
          {rowsInWords(problem.rowNumbers)}, kolumnen <em>{problem.column}</em>: ”{problem.key}” står på flera
          rader. Varje ärende ska ha en rad.
        </>
      );
    case 'key_is_personal_number':
      return (
        <>
          Kolumnen <em>{problem.column}</em> innehåller personnummer och kan inte vara ärendenummer: numret
          skulle synas i urval, listor och protokoll. Välj en annan kolumn, eller ta ut filen med ärendenummer
          eller akt-id.
        </>
      );
    case 'not_personal_number':
      return (
        <>
          {rowsInWords(problem.rowNumbers)}, kolumnen <em>{problem.column}</em>: här står inget giltigt
          personnummer eller samordningsnummer, och därför kan ingen pseudonym göras.
        </>
      );
    case 'pseudonym_collision':
      return (
        <>
          {rowsInWords(problem.rowNumbers)}, kolumnen <em>{problem.column}</em>: två personer fick samma
          pseudonym. Det ska inte kunna hända. Läs inte in filen, och säg till systemförvaltaren.
        </>
      );
    case 'pseudonym_key':
      return <>{KEY_FAULTS[problem.fault]}</>;
    case 'column_holds_personal_numbers':
      return (
        <>
          Kolumnen <em>{problem.column}</em> innehåller personnummer och kan inte tas med.
        </>
      );
    case 'type_used_twice':
      return (
        <>
          Bara en kolumn kan vara {typeInWords(problem.type)}. Nu är det {listInWords(problem.columns)}. Ändra
          typen på de andra.
        </>
      );
    default:
      return (
        <>
          Rad {problem.rowNumber}, kolumnen <em>{problem.column}</em>: ”{problem.value}”{' '}
          {NOT_OF_TYPE[problem.kind]}.
        </>
      );
  }
}
