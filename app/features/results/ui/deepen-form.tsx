import { Form } from '@remix-run/react';
import { ProcedureFold } from '#app/features/controls/ui/procedure-fold.tsx';
import { RoundFactsFields } from '#app/features/controls/ui/round-facts-fields.tsx';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { DeepenValues } from '../forms/deepen-form.ts';
import styles from './deepen-form.module.css';

type Option = { readonly value: string; readonly label: string };

type Page = {
  readonly control: { readonly deepeningName: string };
  readonly values: DeepenValues;
  readonly questions: readonly {
    readonly key: string;
    readonly shortName: string;
    readonly answers: readonly { readonly tag: string; readonly label: string; readonly caseCount: number }[];
  }[];
  /** Null while nothing is chosen that can be a hit. */
  readonly count: { readonly hits: number | null; readonly screened: number; readonly inWords: string };
  readonly choices: {
    readonly checklists: readonly Option[];
    readonly reviewers: readonly Option[];
    readonly units: readonly Option[];
  };
};

/** What is a hit, how many there are, and the round to make of them. Works without a script. */
export function DeepenForm({ page, errors }: { page: Page; errors: readonly FormError[] }) {
  const { values, count, choices } = page;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Form method="post">
      <input type="hidden" name="latestSeen" value={values.latestSeen} />
      {/* Enter in a text field presses the first button of the form: that must be the one that starts the round. */}
      <button type="submit" name="intent" value="start" hidden tabIndex={-1}>
        Starta omgången
      </button>
      <Stack gap="large">
        <Section title="Träffar">
          <div className={styles.hits}>
            <RadioGroup
              legend="Vad är en träff?"
              name="hitKind"
              options={[
                { value: 'anyFault', label: 'Någon brist i ärendet' },
                { value: 'answers', label: 'Vissa svar på vissa frågor' },
              ]}
              defaultValue={values.hitKind}
              error={errorOf('hitKind')}
            />
            <div className={styles.answers}>
              <Stack>
                <p>Ett ärende är en träff när det har minst ett av svaren. Inom parentes: antal ärenden.</p>
                {page.questions.map(({ key, shortName, answers }) => (
                  <CheckboxGroup
                    key={key}
                    legend={shortName}
                    name="hits"
                    isInline
                    options={answers.map(({ tag, label, caseCount }) => ({
                      value: `${key}:${tag}`,
                      label: `${label} (${formatNumber(caseCount)})`,
                    }))}
                    defaultValues={values.hits}
                  />
                ))}
              </Stack>
            </div>
            <p role="status">
              {count.hits === null
                ? `${plural(count.screened, 'ärende är granskat', 'ärenden är granskade')}. Välj vad som är en träff.`
                : `Träff är ${count.inWords}: ${plural(count.hits, 'träff', 'träffar')} av ${plural(count.screened, 'granskat ärende', 'granskade ärenden')}.`}{' '}
              Bara inlämnade granskningar räknas, och godkända där det krävs.
            </p>
            <div>
              <Button type="submit" variant="secondary" name="intent" value="count">
                Räkna träffarna
              </Button>
            </div>
          </div>
        </Section>
        <Section title="Omgången" lead={<p>Den hör till kontrollen {page.control.deepeningName}.</p>}>
          <Stack>
            <RoundFactsFields values={values} errors={errors} />
            <Select
              label="Checklista"
              name="checklistId"
              width="full"
              options={choices.checklists}
              emptyLabel="Välj checklista"
              defaultValue={values.checklistId}
              error={errorOf('checklistId')}
            />
            <div className={styles.amount}>
              <RadioGroup
                legend="Hur många av träffarna?"
                name="amount"
                options={[
                  { value: 'census', label: 'Alla', hint: 'Ingenting lottas.' },
                  { value: 'whole', label: 'Några, slumpvis', hint: 'De dras bland träffarna.' },
                ]}
                defaultValue={values.amount}
              />
              <div className={styles.size}>
                <NumberField
                  label="Antal ärenden"
                  name="size"
                  inputMode="numeric"
                  defaultValue={values.size}
                  error={errorOf('size')}
                />
              </div>
            </div>
            <CheckboxGroup
              legend="Granskare"
              name="reviewerIds"
              hint="Ingen får granska sina egna ärenden."
              options={choices.reviewers}
              defaultValues={values.reviewerIds}
              error={errorOf('reviewerIds')}
            />
            <ProcedureFold
              values={values.procedure}
              units={choices.units}
              errorOf={errorOf}
              open={hasOwnProcedure(values, errors)}
            />
            <div>
              <Button type="submit" name="intent" value="start">
                Starta omgången
              </Button>
            </div>
          </Stack>
        </Section>
      </Stack>
    </Form>
  );
}

function hasOwnProcedure({ procedure }: DeepenValues, errors: readonly FormError[]): boolean {
  const { reviewersPerCase, sharing, needsApproval, isGrid } = procedure;
  const isUsual = reviewersPerCase === '1' && sharing === 'evenly' && !needsApproval && !isGrid;
  return !isUsual || errors.some(({ field }) => field === 'reviewersPerCase' || field === 'sharing');
}
