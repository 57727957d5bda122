import { Button } from '#app/shared/ui/button.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type ReportFieldsProps = {
  values: Record<'state' | 'outcome' | 'actionText' | 'reasonNotDone' | 'roundId', string>;
  revision: number;
  /** The rounds of the control it is tied to; null when it is reported by hand alone. */
  rounds: readonly { id: number; name: string; referenceOn: string }[] | null;
  errors: readonly FormError[];
};

export function ReportFields({ values, revision, rounds, errors }: ReportFieldsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Stack>
      <input type="hidden" name="revision" value={revision} />
      <RadioGroup
        legend="Är det genomfört?"
        name="state"
        defaultValue={values.state}
        error={errorOf('state')}
        options={[
          { value: 'done', label: 'Ja, genomfört' },
          { value: 'notDone', label: 'Nej, det blir inte genomfört', hint: 'Skriv varför.' },
          {
            value: 'planned',
            label: rounds ? 'Omgången får visa det' : 'Inte än',
            hint: rounds ? 'Det räknas som genomfört när omgången är fastställd.' : undefined,
          },
        ]}
      />
      {rounds ? (
        <Select
          label="Omgång"
          name="roundId"
          hint="Utan val hör omgångar hit efter sitt referensdatum."
          defaultValue={values.roundId}
          error={errorOf('roundId')}
          emptyLabel="Efter referensdatum"
          options={rounds.map(({ id, name, referenceOn }) => ({
            value: String(id),
            label: `${name} (${referenceOn})`,
          }))}
        />
      ) : null}
      <Textarea
        label="Varför det inte genomfördes"
        name="reasonNotDone"
        rows={2}
        defaultValue={values.reasonNotDone}
        error={errorOf('reasonNotDone')}
      />
      <Textarea
        label="Resultat"
        name="outcome"
        hint="Skriv inga namn eller ärendenummer: planen läses av nämnden."
        defaultValue={values.outcome}
        error={errorOf('outcome')}
      />
      <Textarea
        label="Åtgärd"
        name="actionText"
        defaultValue={values.actionText}
        error={errorOf('actionText')}
      />
      <div>
        <Button>Spara rapporten</Button>
      </div>
    </Stack>
  );
}
