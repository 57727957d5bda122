import { textOf } from '#app/features/checklists/domain/form-fields.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { type FormProps, fieldIn } from './form-field.ts';

/** What has been brought from the register, told beside the fields that it fills. */
export type CaseTried = { key: string; missing: readonly string[] };

type Props = FormProps & {
  registers: readonly { value: string; label: string }[];
  tried: CaseTried | undefined;
};

/** A real case in place of an invented one. Part of the trial's form, so that answers already given stay. */
export function ChooseCase({ registers, tried, fields, errors }: Props) {
  if (registers.length === 0) return null;
  const field = fieldIn({ fields, errors });
  return (
    <>
      {tried ? (
        <Notice tone="info" live title={`Uppgifterna är hämtade från ${tried.key}`}>
          <p>Att du har läst ärendet står i loggen. Inget av det du svarar sparas.</p>
          {tried.missing.length === 0 ? null : (
            <p>Registret saknar kolumner som checklistan ser på: {tried.missing.join(', ')}.</p>
          )}
        </Notice>
      ) : null}
      <Disclosure summary="Prova med ett riktigt ärende" open={tried !== undefined || errors.length > 0}>
        <Stack isRow gap="small">
          <Select
            label="Register"
            name="register"
            options={registers}
            defaultValue={textOf(fields, 'register') || undefined}
          />
          <TextField label="Ärendets nummer" autoComplete="off" {...field('case')} />
          <Button variant="secondary" name="intent" value="case">
            Hämta ärendets uppgifter
          </Button>
        </Stack>
        <p>Bara de uppgifter som checklistan ser på hämtas. Att du läser ärendet loggas.</p>
      </Disclosure>
    </>
  );
}
