import { type FormFields, textOf } from '#app/features/checklists/domain/form-fields.ts';
import { draftAddress } from './draft-address.ts';

const TEXTS = [
  ['shortName', 'Kort namn'],
  ['wordingText', 'Frågan'],
  ['help', 'Hjälptexten'],
] as const;

type StandsNowProps = { checklistId: number; questionKey: string; now: FormFields; typed: FormFields };

/** The texts of a question as they are saved now, where they differ from what was written, and the way to the rest. */
export function StandsNow({ checklistId, questionKey, now, typed }: StandsNowProps) {
  const differing = TEXTS.filter(([name]) => textOf(now, name) !== textOf(typed, name));
  return (
    <>
      {differing.map(([name, label]) => (
        <p key={name}>
          {label} är nu: {textOf(now, name) === '' ? 'inget är skrivet' : `”${textOf(now, name)}”`}
        </p>
      ))}
      <p>
        Se också svaren och reglerna:{' '}
        <a href={draftAddress.question(checklistId, questionKey)} target="_blank" rel="noreferrer">
          frågan som den är sparad, i en ny flik
        </a>
        .
      </p>
    </>
  );
}
