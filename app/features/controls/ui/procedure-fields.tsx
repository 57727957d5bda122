import { Link } from '@remix-run/react';
import type { ProcedureValues } from '#app/features/controls/forms/procedure-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './procedure-fields.module.css';

type Option = { readonly value: string; readonly label: string };

const HOW_MANY: readonly Option[] = [
  { value: '1', label: 'En granskare' },
  { value: '2', label: 'Två granskare, var för sig' },
  { value: '3', label: 'Tre granskare, var för sig' },
  { value: '4', label: 'Fyra granskare, var för sig' },
  { value: '5', label: 'Fem granskare, var för sig' },
  { value: 'everyone', label: 'Alla granskare (vinjetter)' },
];

const SHARINGS = [
  { value: 'evenly', label: 'Jämnt', hint: 'Lika många till varje granskare. Det vanliga.' },
  {
    value: 'crossing',
    label: 'Korsvis mellan enheter',
    hint: 'Till exempel granskar grupp A ärenden i grupp B och tvärtom.',
  },
  { value: 'byHand', label: 'För hand', hint: 'Du väljer vem som får vilket ärende.' },
];

export type ProcedureFieldsProps = {
  values: ProcedureValues;
  units: readonly Option[];
  errorOf: (field: string) => string | undefined;
};

/** How the reviewing is done. The style sheet shows the fields that the choices have, so that no script is needed. */
export function ProcedureFields({ values, units, errorOf }: ProcedureFieldsProps) {
  // One to fill in stands ready for whoever chooses to cross, also where no script runs.
  const pairs = values.pairs.length > 0 ? values.pairs : [{ reviewersOf: '', casesOf: '' }];
  return (
    <div className={styles.procedure}>
      <Select
        label="Vem granskar ett ärende?"
        name="reviewersPerCase"
        hint="Flera svarar var för sig och enas sedan om det svar som räknas."
        options={HOW_MANY}
        defaultValue={values.reviewersPerCase}
        error={errorOf('reviewersPerCase')}
      />
      <p className={styles.everyone}>
        För vinjetter: gör hellre en <Link to="/vinjetter/ny">ny vinjett</Link>.
      </p>
      <div className={styles.several}>
        <Checkbox
          label="Blint: ingen ser den andras svar förrän båda är klara"
          name="isBlind"
          hint="Gäller också när de är fler än två. Då visar skillnaderna hur lika ni bedömer."
          defaultChecked={values.isBlind}
        />
      </div>
      <div className={styles.sharing}>
        <RadioGroup
          legend="Hur delas ärendena ut?"
          name="sharing"
          hint="Ingen får någonsin sina egna ärenden."
          options={SHARINGS}
          defaultValue={values.sharing}
          error={errorOf('sharing')}
        />
      </div>
      <fieldset className={styles.pairs}>
        <legend className={styles.legend}>Vilka granskar vilkas ärenden?</legend>
        <input type="hidden" name="pairCount" value={pairs.length} />
        {pairs.map((pair, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pair has no identity but its place, and fields are named by it.
          <div key={`${index} ${pair.reviewersOf} ${pair.casesOf}`} className={styles.pair}>
            <Select
              label="Granskare i"
              name={`pairReviewers-${index}`}
              options={units}
              emptyLabel="Välj enhet"
              defaultValue={pair.reviewersOf}
              error={errorOf(`pairReviewers-${index}`)}
            />
            <Select
              label="får ärenden i"
              name={`pairCases-${index}`}
              options={units}
              emptyLabel="Välj enhet"
              defaultValue={pair.casesOf}
              error={errorOf(`pairCases-${index}`)}
            />
            <div>
              <Button type="submit" variant="quiet" name="intent" value={`removePair-${index}`}>
                Ta bort<VisuallyHidden> par {index + 1}</VisuallyHidden>
              </Button>
            </div>
          </div>
        ))}
        <div>
          <Button type="submit" variant="secondary" name="intent" value="addPair">
            Lägg till ett par av enheter
          </Button>
        </div>
      </fieldset>
      <Checkbox
        label="Granskningen godkänns av någon annan innan den räknas"
        name="needsApproval"
        hint="Kvalitetssäkring: någon läser svaren, kommenterar dem och skickar tillbaka eller godkänner."
        defaultChecked={values.needsApproval}
      />
      <Checkbox
        label="Svara i en tabell"
        name="isGrid"
        hint="Ett ärende på varje rad. Passar korta checklistor och många ärenden, till exempel hundratals beslut."
        defaultChecked={values.isGrid}
      />
    </div>
  );
}
