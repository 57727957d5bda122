import { contentLabel, hasChoices } from '#app/features/checklists/domain/choice-rows.ts';
import type { QuestionKind } from '#app/features/checklists/domain/definition.ts';
import { rowCount, textOf, valuesOf } from '#app/features/checklists/domain/form-fields.ts';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { errorIn, type FormProps, fieldIn } from './form-field.ts';
import styles from './row-list.module.css';
import { RowList } from './row-list.tsx';
import { columnListId } from './varied-text.tsx';

const counted = [
  { value: '', label: 'Räknas inte, bara noteras' },
  { value: 'fulfilled', label: 'Uppfyllt' },
  { value: 'notFulfilled', label: 'Brist' },
];

/** What can be answered, by the kind of the question, and how it counts. */
export function AnswerFields(props: FormProps & { kind: QuestionKind }) {
  const { kind, fields } = props;
  return (
    <>
      {kind === 'yesNo' ? <GoodAnswer {...props} /> : null}
      {kind === 'date' ? (
        <Checkbox
          label="Dagen får vara efter omgångens referensdatum"
          name="isAfterReferenceAllowed"
          defaultChecked={valuesOf(fields, 'isAfterReferenceAllowed').includes('on')}
          hint="Annars gäller det som var känt på referensdatumet."
        />
      ) : null}
      {kind === 'number' ? <NumberFields {...props} /> : null}
      {kind === 'level' ? <LevelLabels {...props} /> : null}
      {hasChoices(kind) ? <ChoiceRows {...props} /> : null}
      {kind === 'level' ? <Counts tags={['up', 'same', 'down']} {...props} /> : null}
      <CheckboxGroup
        legend="Svar som också ska gå att ge"
        name="options"
        options={[
          ...(kind === 'yesNo' ? [{ value: 'partly', label: 'Delvis', hint: 'Räknas som brist.' }] : []),
          { value: 'notApplicable', label: 'Ej tillämpligt', hint: 'Kräver alltid skäl. Räknas inte med.' },
          { value: 'documentMissing', label: 'Handling saknas', hint: 'Räknas som brist där frågan räknas.' },
        ]}
        defaultValues={[...valuesOf(fields, 'options')]}
      />
    </>
  );
}

function GoodAnswer({ fields, errors }: FormProps) {
  return (
    <RadioGroup
      legend="Vilket svar är det goda?"
      name="goodAnswer"
      isInline
      error={errorIn(errors, 'goodAnswer')}
      options={[
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nej' },
        { value: 'neither', label: 'Inget av dem, svaret bara noteras' },
      ]}
      defaultValue={textOf(fields, 'goodAnswer')}
    />
  );
}

function ChoiceRows({ kind, fields, errors }: FormProps & { kind: QuestionKind }) {
  const field = fieldIn({ fields, errors });
  const isOrdered = kind === 'scale' || kind === 'level';
  const one = kind === 'level' ? 'Nivå' : kind === 'scale' ? 'Steg' : 'Svar';
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>
        {isOrdered ? `${one} i ordning, det lägsta först` : 'Svar att välja mellan'}
      </legend>
      <RowList name="choice" count={rowCount(fields, 'choice', 2)} moreLabel="Fler rader">
        {(index) => (
          <>
            <input type="hidden" name={`choiceKey-${index}`} value={textOf(fields, `choiceKey-${index}`)} />
            <TextField
              label={`${one} ${index + 1}`}
              autoComplete="off"
              width="full"
              {...field(`choiceLabel-${index}`)}
            />
            <TextField
              label={`När ska det väljas? ${index + 1}`}
              autoComplete="off"
              width="full"
              {...field(`choiceHelp-${index}`)}
            />
            {kind === 'level' ? null : (
              <Select
                label={`${one} ${index + 1} räknas som`}
                name={`choiceCounts-${index}`}
                width="full"
                options={counted}
                defaultValue={textOf(fields, `choiceCounts-${index}`)}
              />
            )}
          </>
        )}
      </RowList>
    </fieldset>
  );
}

function NumberFields({ fields, errors }: FormProps) {
  const field = fieldIn({ fields, errors });
  return (
    <>
      <TextField label="Enhet" hint="Till exempel minuter eller kronor." {...field('unit')} />
      <NumberField label="Minsta tal" {...field('atLeast')} />
      <NumberField label="Största tal" {...field('atMost')} />
      <NumberField label="Decimaler" {...field('decimals')} />
      <NumberField
        label="Standardvärde"
        hint="Det som talet hålls emot i alla ärenden. Lämna tomt om det inte finns."
        {...field('standardValue')}
      />
      <TextField
        label="Kolumn med ärendets standardvärde"
        hint="Går före talet ovan när den är ifylld."
        list={columnListId}
        autoComplete="off"
        {...field('standardColumn')}
      />
      <TextField label="Standardvärdet kallas" {...field('standardLabel')} />
      <Counts tags={['under', 'atStandard', 'over']} fields={fields} errors={errors} />
    </>
  );
}

function LevelLabels(form: FormProps) {
  const field = fieldIn(form);
  return (
    <>
      <TextField label="Den första nivån kallas" {...field('beforeLabel')} />
      <TextField label="Den andra nivån kallas" {...field('afterLabel')} />
    </>
  );
}

function Counts({ tags, fields }: FormProps & { tags: readonly string[] }) {
  return tags.map((tag) => (
    <Select
      key={tag}
      label={`${contentLabel(tag)} räknas som`}
      name={`counts-${tag}`}
      options={counted}
      defaultValue={textOf(fields, `counts-${tag}`)}
    />
  ));
}
