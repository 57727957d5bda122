import type { KeyHandling } from '#app/shared/domain/vocabulary.ts';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';

/** What becomes of the key of each row; an administrator's choice, before the first import and never after. */
export function KeyHandlingChoice({ value, error }: { value: KeyHandling; error?: string | undefined }) {
  return (
    <RadioGroup
      legend="Hur ska ärendenumren sparas?"
      name="keyHandling"
      hint="Valet går inte att ändra efter den första inläsningen."
      options={[
        {
          value: 'asIs',
          label: 'Som de står i filen',
          hint: 'För ärendenummer, akt-id och andra nummer som inte är personnummer. Ett personnummer läses inte in.',
        },
        {
          value: 'pseudonym',
          label: 'Personnummer som ersätts med en pseudonym',
          hint: 'För uttag där bara personnumret skiljer raderna åt. Varje nummer blir en kod, till exempel P-7F3K-Q2MD-8XVN-4T0A. Samma person får samma kod varje gång. Personnumret sparas aldrig, och den som granskar måste hitta ärendet på annat sätt.',
        },
      ]}
      defaultValue={value}
      error={error}
    />
  );
}
