import { Form, useNavigation } from '@remix-run/react';
import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import { SavedNotice } from '#app/features/accounts/ui/saved-notice.tsx';
import type { ProtectedRule } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { LoadedSettings } from './register-details-form.tsx';

const RULES: readonly { value: ProtectedRule; label: string; hint: string }[] = [
  {
    value: 'leaveOut',
    label: 'De lämnas utanför urvalsramar',
    hint: 'Ärendena kan aldrig dras. I urvalsprotokollet står hur många som lämnades utanför. Gäller ramar som fryses från och med nu.',
  },
  {
    value: 'namedReviewers',
    label: 'Bara namngivna personer får granska dem',
    hint: 'Ärendena kan dras. Ingen annan kan få granskningen eller öppna den, inte heller den som leder enheten. Gäller genast, också för granskningar som redan är fördelade.',
  },
  {
    value: 'sameAsOthers',
    label: 'De behandlas som andra ärenden',
    hint: 'Märkningen syns, men inget annat skiljer dem åt.',
  },
];

type ProtectedRuleFormProps = {
  loaded: LoadedSettings;
  errors: readonly FormError[];
  typed: { rule: string; reviewerIds: readonly string[] } | undefined;
};

/** What happens to cases with protected identity, and who may review them. */
export function ProtectedRuleForm({ loaded, errors, typed }: ProtectedRuleFormProps) {
  const { register, protectedCount, reviewers, namedIds } = loaded;
  const isSending = useNavigation().state !== 'idle';
  return (
    <Section
      title="Skyddade personuppgifter"
      id="skyddade"
      lead={
        <p>
          {protectedCount === 0
            ? 'Inget ärende i registret är märkt med skyddade personuppgifter nu.'
            : `${plural(protectedCount, 'ärende i registret är märkt', 'ärenden i registret är märkta')} med skyddade personuppgifter.`}
        </p>
      }
    >
      <SavedNotice saved={loaded.saved} what="skyddade" />
      <Form method="post" noValidate>
        <Stack>
          <RadioGroup
            legend="Vad gäller för ärendena?"
            name="rule"
            options={RULES}
            defaultValue={typed?.rule || (register.protectedRule ?? undefined)}
            error={errorOf(errors, 'rule')}
          />
          <CheckboxGroup
            legend="Namngivna granskare"
            name="reviewerIds"
            hint="Används bara med valet ”Bara namngivna personer”."
            options={reviewers.map(({ id, name }) => ({ value: String(id), label: name }))}
            defaultValues={typed?.reviewerIds ?? namedIds.map(String)}
            error={errorOf(errors, 'reviewerIds')}
          />
          <Button name="intent" value="protected" disabled={isSending}>
            Spara vad som gäller
          </Button>
        </Stack>
      </Form>
    </Section>
  );
}
