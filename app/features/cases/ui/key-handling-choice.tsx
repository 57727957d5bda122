import type { KeyHandling } from '#app/shared/domain/vocabulary.ts';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';

/** What becomes of the key of each row; an administrator's choice, before the first import and never after. */
export function KeyHandlingChoice({ value, error }: { value: KeyHandling; error?: string | undefined }) {
  return (
    <RadioGroup
      legend="Hur ska nyckeln sparas?"
      name="keyHandling"
      hint="Valet gäller för alltid: det går inte att ändra efter den första inläsningen."
      options={[
        {
          value: 'asIs',
          label: 'Som den står i filen',
          hint: 'För ärendenummer, akt-id och andra nummer som inte är personnummer. En nyckel som är ett personnummer läses inte in.',
        },
        {
          value: 'pseudonym',
          label: 'Personnummer som ersätts med en pseudonym',
          hint: 'För uttag där bara personnumret skiljer raderna åt. Varje nummer blir en kod, till exempel P-7F3K-Q2MD-8XVN-4T0A. Samma person får samma kod varje gång. Numret självt sparas aldrig, och den som granskar måste hitta ärendet på annat sätt.',
        },
      ]}
      defaultValue={value}
      error={error}
    />
  );
}
