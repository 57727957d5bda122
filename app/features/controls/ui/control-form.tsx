import { Form } from '@remix-run/react';
import type { ControlFormValues, FieldError } from '#app/features/controls/forms/control-form-values.ts';
import type { ProcedureValues } from '#app/features/controls/forms/procedure-form.ts';
import { CONTROL_KINDS, RHYTHMS } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { ConditionLines } from './condition-lines.tsx';
import { DesignFields } from './control-form-design.tsx';
import { type ControlChoices, ReviewFields } from './control-form-fields.tsx';
import { RulesFields } from './control-form-rules.tsx';
import { KIND_WORDS, RHYTHM_WORDS } from './control-words.ts';
import { FramePreviewText } from './frame-preview-text.tsx';
import styles from './live-count.module.css';
import { LiveCount, valueHintInWords } from './live-count.tsx';
import { ProcedureFold } from './procedure-fold.tsx';
import { type Count, useLiveCount } from './use-live-count.ts';

const WHAT_IT_GIVES = 'vad-det-ger';

type Props = {
  values: ControlFormValues;
  errors: readonly FieldError[];
  count: Count | undefined;
  choices: ControlChoices;
  saveLabel: string;
};

/** The whole control on one page. Works without JavaScript; with it the count follows what is typed. */
export function ControlForm({ values, errors, count, choices, saveLabel }: Props) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const { latest, recount } = useLiveCount();
  const shown = latest ?? count;
  return (
    <Form method="post" onChange={recount}>
      {/* Enter in a text field presses the first button of the form: that must be the one that saves. */}
      <button type="submit" name="intent" value="save" hidden tabIndex={-1}>
        {saveLabel}
      </button>
      <input type="hidden" name="templateKey" value={values.templateKey} />
      <input type="hidden" name="revision" value={values.revision} />
      <input type="hidden" name="registerId" value={values.registerId} />
      <Stack gap="large">
        <Section title="Kontrollen">
          <Stack>
            <TextField
              label="Namn"
              name="name"
              width="full"
              defaultValue={values.name}
              error={errorOf('name')}
            />
            <Textarea
              label="Syfte"
              name="purpose"
              rows={3}
              defaultValue={values.purpose}
              error={errorOf('purpose')}
            />
            <Select
              label="Enhet"
              name="unitId"
              hint="Kontrollen gäller enheten och alla under den."
              options={choices.units}
              defaultValue={values.unitId}
              error={errorOf('unitId')}
            />
            <Select
              label="Sort"
              name="kind"
              options={CONTROL_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
              defaultValue={values.kind}
              error={errorOf('kind')}
            />
            <Select
              label="Hur ofta"
              name="rhythm"
              options={RHYTHMS.map((value) => ({ value, label: RHYTHM_WORDS[value] }))}
              defaultValue={values.rhythm}
              error={errorOf('rhythm')}
            />
          </Stack>
        </Section>
        <div className={styles.counted}>
          <Section title="Urvalsram" lead={<p>Register: {choices.registerName}</p>}>
            <Stack>
              <ConditionLines
                values={values.conditions}
                columns={choices.columns}
                errors={errors}
                legend="Vilka ärenden hör till urvalsramen?"
                none="Inga villkor: alla ärenden i registret är med."
              />
              <Disclosure summary="Regler för ramen" open={hasRules(values)}>
                <RulesFields values={values} columns={choices.columns} errorOf={errorOf} />
              </Disclosure>
            </Stack>
          </Section>
          <LiveCount count={shown} moreAt={WHAT_IT_GIVES} />
          <Section title="Urval">
            <DesignFields values={values} columns={choices.columns} errorOf={errorOf} />
          </Section>
        </div>
        <Section title="Vad det ger" id={WHAT_IT_GIVES}>
          <Stack>
            <DateField
              label="Räkna per den"
              name="countOn"
              hint="Bara för räkningen här. Varje omgång har sitt eget referensdatum."
              defaultValue={values.countOn}
              error={errorOf('countOn')}
            />
            <div>
              <Button type="submit" variant="secondary" name="intent" value="count">
                Räkna ärenden
              </Button>
            </div>
            {shown?.preview ? (
              <Stack gap="small">
                {[...shown.words, ...shown.valueHints.map(valueHintInWords)].map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
                <FramePreviewText preview={shown.preview} design={shown.design} />
              </Stack>
            ) : null}
          </Stack>
        </Section>
        <Section title="Granskning">
          <Stack>
            <ReviewFields values={values} choices={choices} errorOf={errorOf} />
            <ProcedureFold
              values={values.procedure}
              units={choices.units}
              errorOf={errorOf}
              open={!isUsual(values.procedure)}
            />
          </Stack>
        </Section>
        <div>
          <Button type="submit" name="intent" value="save">
            {saveLabel}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

/** One reviewer a case, shared out evenly, as nearly everybody has it. */
function isUsual({ reviewersPerCase, sharing, needsApproval, isGrid }: ProcedureValues): boolean {
  return reviewersPerCase === '1' && sharing === 'evenly' && !needsApproval && !isGrid;
}

function hasRules({ onePerColumn, reviewedRule, isOnlySinceLastDraw }: ControlFormValues): boolean {
  return onePerColumn !== '' || reviewedRule !== 'none' || isOnlySinceLastDraw;
}
