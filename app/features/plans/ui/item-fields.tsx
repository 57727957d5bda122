import type { PlanKind } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { PLAN_RHYTHMS } from '../domain/occasions.ts';
import { timingWords } from '../domain/plan-words.ts';
import { consequenceWords, DEGREES, likelihoodWords } from '../domain/risk.ts';
import type { ItemFormValues } from '../forms/item-form.ts';
import type { ItemFormPage } from '../server/item-choices.server.ts';

type ItemFieldsProps = {
  kind: PlanKind;
  revision: number;
  values: ItemFormValues;
  people: ItemFormPage['people'];
  controls: ItemFormPage['controls'];
  errors: readonly FormError[];
};

/** A row of a plan: the fields its kind of plan has. */
export function ItemFields({ kind, revision, values, people, controls, errors }: ItemFieldsProps) {
  const field = (name: keyof ItemFormValues) => ({
    name,
    defaultValue: values[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  const isInternalControl = kind === 'internalControl';
  const degrees = (words: Record<1 | 2 | 3 | 4, string>) =>
    DEGREES.map((degree) => ({ value: String(degree), label: `${degree} – ${words[degree]}` }));
  return (
    <Stack>
      <input type="hidden" name="revision" value={revision} />
      <TextField
        {...field('area')}
        width="full"
        label={isInternalControl ? 'Process eller område' : 'Område, till exempel lagrum eller mål'}
      />
      <TextField {...field('title')} width="full" label={isInternalControl ? 'Moment' : 'Kvalitetsområde'} />
      {isInternalControl ? (
        <>
          <Textarea {...field('riskNote')} label="Risk" hint="Vad kan gå fel, och för vem?" rows={3} />
          <Select
            {...field('likelihood')}
            label="Sannolikhet"
            emptyLabel="Inte bedömd"
            options={degrees(likelihoodWords)}
          />
          <Select
            {...field('consequence')}
            label="Konsekvens"
            hint="Risken är sannolikhet × konsekvens: 1–3 låg, 4–6 måttlig, 8–9 hög och 12–16 mycket hög."
            emptyLabel="Inte bedömd"
            options={degrees(consequenceWords)}
          />
        </>
      ) : (
        <>
          <Textarea {...field('background')} label="Bakgrund" rows={3} />
          <Textarea {...field('purpose')} label="Syfte" rows={3} />
          <Textarea {...field('measured')} label="Vad som mäts" rows={3} />
        </>
      )}
      <Textarea {...field('method')} label="Metod" rows={3} />
      <Select
        {...field('responsibleId')}
        label="Ansvarig"
        emptyLabel="Ingen utsedd än"
        options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Select
        {...field('timing')}
        label="Hur ofta"
        options={[...PLAN_RHYTHMS, 'dates' as const].map((timing) => ({
          value: timing,
          label: timingWords[timing],
        }))}
      />
      <TextField
        {...field('days')}
        width="full"
        label="Dagar, om du valde bestämda dagar"
        hint="Till exempel 1 mars, 1 september."
      />
      <Select
        {...field('controlId')}
        label="Rapporteras av"
        hint="Väljer du en kontroll hämtas resultatet ur dess omgångar när de fastställs."
        emptyLabel="Den ansvariga, för hand"
        options={controls.map(({ id, name, unitName }) => ({
          value: String(id),
          label: unitName === '' ? name : `${name}, ${unitName}`,
        }))}
      />
      <Textarea {...field('improvement')} label="Förbättring" rows={3} />
      <div>
        <Button>Spara</Button>
      </div>
    </Stack>
  );
}
