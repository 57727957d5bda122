import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  LEX_SARAH_JUDGEMENTS,
  type LexSarahStep,
  lexSarahField,
} from '#app/features/deviations/domain/lex-sarah.ts';
import {
  concernedSexWords,
  lexSarahJudgementWords,
  lexSarahStepWords,
} from '#app/features/deviations/domain/lex-sarah-words.ts';
import type { LexSarahForm } from '#app/features/deviations/forms/lex-sarah-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

const NO_NAMES = 'Sparas i historiken. Skriv inga namn eller personnummer.';

const reasonLabels: Readonly<Record<LexSarahStep, string>> = {
  judge: 'Varför bedömer du så?',
  investigate: 'Hur ska det utredas? (behöver inte fyllas i)',
  notify: 'Vad visade utredningen, och varför anmäls det eller inte?',
  doNotNotify: 'Vad visade utredningen, och varför anmäls det eller inte?',
  remedy: 'Vad har gjorts?',
  followUp: 'Hur har det följts upp, och hjälpte det?',
  close: 'Något att lägga till? (behöver inte fyllas i)',
  reopen: 'Varför öppnas ärendet igen?',
};

type StepFormProps = {
  /** One form for what is decided at the same time: notified or not. */
  steps: readonly LexSarahStep[];
  revision: number;
  errors: readonly FormError[];
  /** What was typed; undefined unless it was in this form. */
  typed: LexSarahForm | undefined;
  concernedSex?: 'female' | 'male' | null;
};

/** One step of a matter with what it demands. */
export function LexSarahStepForm({ steps, revision, errors, typed, concernedSex }: StepFormProps) {
  const [first] = steps;
  if (!first) return null;
  const field = (name: string) => {
    const own = lexSarahField(first, name);
    const error = typed && errors.find((one) => one.field === own)?.message;
    return { name: own, ...(error === undefined ? {} : { error }) };
  };
  return (
    <StepFrame revision={revision} form={first}>
      {first === 'judge' ? (
        <RadioGroup
          legend="Hur bedömer du händelsen?"
          {...field('judgement')}
          defaultValue={typed?.judgement}
          options={LEX_SARAH_JUDGEMENTS.map((one) => ({ value: one, label: lexSarahJudgementWords[one] }))}
        />
      ) : null}
      <Textarea
        label={steps.length === 1 && first === 'notify' ? 'Varför anmäls det nu?' : reasonLabels[first]}
        {...field('reason')}
        hint={NO_NAMES}
        defaultValue={typed?.reason}
        maxLength={4000}
      />
      {first === 'judge' ? (
        <ConcernedSex form={first} value={typed?.concernedSex ?? concernedSex ?? ''} />
      ) : null}
      {steps.includes('notify') ? (
        <DateField
          label="Dag då det anmäldes till IVO, om det är anmält"
          {...field('notifiedOn')}
          defaultValue={typed?.notifiedOn}
        />
      ) : null}
      <Stack isRow gap="small">
        {steps.map((step, index) => (
          <Button key={step} name="intent" value={step} variant={index === 0 ? 'primary' : 'secondary'}>
            {lexSarahStepWords[step]}
          </Button>
        ))}
      </Stack>
    </StepFrame>
  );
}

type ReportFormProps = Pick<StepFormProps, 'errors' | 'typed'> & { mayDecline: boolean };

/** The beginning: report it, or say why it is nothing to report. */
export function LexSarahReportForm({ errors, typed, mayDecline }: ReportFormProps) {
  return (
    <StepFrame revision={0} form="">
      <Textarea
        label={mayDecline ? 'Vad rapporteras, eller varför inte?' : 'Vad rapporteras?'}
        name="reason"
        hint={NO_NAMES}
        defaultValue={typed?.reason}
        error={errors.find(({ field }) => field === 'reason')?.message}
        maxLength={4000}
      />
      <ConcernedSex form="" value={typed?.concernedSex ?? ''} />
      <Stack isRow gap="small">
        <Button name="intent" value="report">
          Rapportera enligt lex Sarah
        </Button>
        {mayDecline ? (
          <Button name="intent" value="decline" variant="secondary">
            Rapportera inte
          </Button>
        ) : null}
      </Stack>
    </StepFrame>
  );
}

function StepFrame({ revision, form, children }: { revision: number; form: string; children: ReactNode }) {
  return (
    <Form method="post">
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="form" value={form} />
      <Stack>{children}</Stack>
    </Form>
  );
}

function ConcernedSex({ form, value }: { form: string; value: string }) {
  return (
    <Select
      label="Vem gäller det?"
      name={lexSarahField(form, 'concernedSex')}
      hint="Används bara i årets statistik."
      defaultValue={value}
      options={[
        { value: '', label: 'Vet inte, eller flera' },
        ...(['female', 'male'] as const).map((sex) => ({ value: sex, label: concernedSexWords[sex] })),
      ]}
    />
  );
}
