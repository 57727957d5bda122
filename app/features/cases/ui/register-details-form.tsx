import { Form, useNavigation } from '@remix-run/react';
import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import type { SavedMark } from '#app/features/accounts/domain/saved-mark.ts';
import { SavedNotice } from '#app/features/accounts/ui/saved-notice.tsx';
import type { loadRegisterSettings } from '#app/features/cases/server/load-register-settings.server.ts';
import { REGISTER_KINDS } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { REGISTER_KIND_WORDS } from './column-words.ts';
import { KeyHandlingChoice } from './key-handling-choice.tsx';
import { kindHint } from './register-kind-words.ts';

export type LoadedSettings = ReturnType<typeof loadRegisterSettings> & { saved: SavedMark | null };

type RegisterDetailsFormProps = {
  loaded: LoadedSettings;
  errors: readonly FormError[];
  typed: { name: string; kind: string } | undefined;
};

/** Name, kind and what becomes of the keys. */
export function RegisterDetailsForm({ loaded, errors, typed }: RegisterDetailsFormProps) {
  const { register, unitName } = loaded;
  const isSending = useNavigation().state !== 'idle';
  const handling =
    register.keyHandling === 'pseudonym' ? 'Personnummer ersätts med pseudonymer' : 'Som de står i filen';
  return (
    <Section title="Uppgifter" id="uppgifter">
      <SavedNotice saved={loaded.saved} what="uppgifter" />
      <Form method="post" noValidate>
        <Stack>
          <TextField
            label="Namn"
            name="name"
            defaultValue={typed?.name ?? register.name}
            error={errorOf(errors, 'name')}
            autoComplete="off"
          />
          <SummaryList
            items={[
              { term: 'Enhet', description: unitName },
              {
                term: 'Kolumn med ärendenumret',
                description: register.keyHeader ?? 'Väljs vid den första inläsningen',
              },
              ...(loaded.mayChooseKeyHandling
                ? []
                : [{ term: 'Ärendenumren sparas', description: handling }]),
            ]}
          />
          <RadioGroup
            legend="Vad innehåller registret?"
            name="kind"
            options={REGISTER_KINDS.map((kind) => ({
              value: kind,
              label: REGISTER_KIND_WORDS[kind],
              hint: kindHint(kind),
            }))}
            defaultValue={typed?.kind || register.kind}
            error={errorOf(errors, 'kind')}
          />
          {loaded.mayChooseKeyHandling ? (
            <KeyHandlingChoice value={register.keyHandling} error={errorOf(errors, 'keyHandling')} />
          ) : null}
          <Button name="intent" value="details" disabled={isSending}>
            Spara uppgifterna
          </Button>
        </Stack>
      </Form>
    </Section>
  );
}
