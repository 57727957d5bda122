import type { FormAnswer } from '#app/features/checklists/domain/choice-rows.ts';
import { textOf, valuesOf } from '#app/features/checklists/domain/form-fields.ts';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { DeviationFields } from './deviation-fields.tsx';
import { errorIn, type FormProps, fieldIn } from './form-field.ts';
import { TextsByColumn } from './varied-text.tsx';

type Props = FormProps & {
  /** The answers that the rules can name, as the form stands. */
  answers: readonly FormAnswer[];
  /** The names of the types of deviations in use here. */
  types: readonly string[];
};

/** What the answers lead to: reasons, other words, and a deviation. */
export function RuleFields({ answers, types, fields, errors }: Props) {
  const onWhich = (legend: string, name: string, hint?: string) => (
    <CheckboxGroup
      legend={legend}
      name={name}
      isInline
      hint={answers.length === 0 ? 'Svaren visas här när du har skrivit dem.' : hint}
      options={answers}
      defaultValues={[...valuesOf(fields, name)]}
    />
  );
  return (
    <>
      <Section title="Vad svaren leder till">
        <Checkbox
          label="Kritisk fråga"
          name="isCritical"
          hint="En brist här väger tyngre än helheten."
          defaultChecked={valuesOf(fields, 'isCritical').includes('on')}
        />
        {onWhich(
          'Svar som kräver skäl',
          'reasonOn',
          'Ej tillämpligt och svar som ger avvikelse kräver alltid ord.',
        )}
        <Words name="comment" label="Ha ett fält för kommentar" {...{ fields, errors }}>
          {onWhich('Kommentaren måste fyllas i vid', 'commentOn')}
        </Words>
        <Words name="evidence" label="Ha ett fält för var i akten det står" {...{ fields, errors }}>
          {onWhich('Platsen måste fyllas i vid', 'evidenceOn')}
        </Words>
      </Section>
      <DeviationFields types={types} fields={fields} errors={errors}>
        {onWhich('Svar som ger avvikelse', 'deviationOn', 'Bara svar som räknas som brist.')}
      </DeviationFields>
      <GroundFields fields={fields} errors={errors} />
    </>
  );
}

function Words({
  name,
  label,
  fields,
  errors,
  children,
}: FormProps & { name: 'comment' | 'evidence'; label: string; children: React.ReactNode }) {
  const field = fieldIn({ fields, errors });
  const has = name === 'comment' ? 'hasComment' : 'hasEvidence';
  const isUsed = valuesOf(fields, has).includes('on');
  return (
    <Stack gap="small">
      <Checkbox label={label} name={has} defaultChecked={isUsed} />
      <Disclosure
        summary={name === 'comment' ? 'Mer om kommentaren' : 'Mer om platsen i akten'}
        open={isUsed || errorIn(errors, `${name}Label`) !== undefined}
      >
        <Stack>
          <TextField label="Fältet heter" {...field(`${name}Label`)} />
          {children}
        </Stack>
      </Disclosure>
    </Stack>
  );
}

/** The law behind the question, and what of the register the reviewer should see beside it. */
function GroundFields({ fields, errors }: FormProps) {
  const field = fieldIn({ fields, errors });
  return (
    <Section title="Rättsligt stöd och fakta">
      <Textarea
        label="Rättsligt stöd"
        hint="Skriv bara det du har kontrollerat. Lämna tomt om det inte finns."
        rows={2}
        {...field('lawText')}
      />
      <DateField label="Kontrollerat den" {...field('lawOn')} />
      <TextsByColumn
        prefix="law"
        summary="Annat rättsligt stöd för vissa ärenden"
        textLabel="Rättsligt stöd"
        {...{ fields, errors }}
      />
      <Textarea
        label="Kolumner ur registret bredvid frågan, en på varje rad"
        name="factColumns"
        rows={2}
        defaultValue={textOf(fields, 'factColumns')}
      />
    </Section>
  );
}
