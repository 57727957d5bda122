import { Form } from '@remix-run/react';
import type { LockSeedValues } from '#app/features/controls/forms/lock-seed-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import styles from './draw-form.module.css';

type Props = {
  units: readonly { readonly value: string; readonly label: string }[];
  years: readonly string[];
  values?: LockSeedValues | undefined;
  errors: readonly FormError[];
};

/** Locks a seed for a unit and a year. */
export function LockSeedForm({ units, years, values, errors }: Props) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Form method="post">
      <Stack>
        <Select
          label="Enhet"
          name="unitId"
          hint="Gäller också enheterna under."
          options={units}
          emptyLabel="Välj enhet"
          defaultValue={values?.unitId ?? ''}
          error={errorOf('unitId')}
        />
        <Select
          label="År"
          name="year"
          hint="Det år som omgångarnas referensdatum ligger i."
          options={years.map((year) => ({ value: year, label: year }))}
          defaultValue={values?.year ?? years[0]}
          error={errorOf('year')}
        />
        <div className={styles.seed}>
          <RadioGroup
            legend="Var ska fröet komma ifrån?"
            name="origin"
            defaultValue={values?.origin || 'generated'}
            error={errorOf('origin')}
            options={[
              { value: 'generated', label: 'Låt programmet skapa fröet' },
              {
                value: 'entered',
                label: 'Skriv in ett frö',
                hint: 'Till exempel det som nämnden har beslutat. Skriv var det kan slås upp.',
              },
            ]}
          />
          <div className={styles.entered}>
            <Stack>
              <TextField
                label="Frö"
                name="seed"
                hint="Högst 60 tecken."
                maxLength={60}
                autoComplete="off"
                spellCheck={false}
                defaultValue={values?.seed ?? ''}
                error={errorOf('seed')}
              />
              <TextField
                label="Källa"
                name="source"
                hint="Till exempel ”nämndens protokoll 2026-01-22 § 7”."
                maxLength={200}
                defaultValue={values?.source ?? ''}
                error={errorOf('source')}
              />
            </Stack>
          </div>
        </div>
        <Notice tone="info" title="Vad som händer när du låser">
          <p>
            Omgångar i enheten, och i enheterna under, dras första gången med fröet om registrets fil laddas
            upp efter låsningen och referensdatumet ligger i året. Inget annat frö går då att välja.
          </p>
        </Notice>
        <div>
          <Button type="submit" variant="primary">
            Lås fröet
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
