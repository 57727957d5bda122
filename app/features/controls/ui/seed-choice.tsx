import { Notice } from '#app/shared/ui/notice.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import styles from './draw-form.module.css';
import type { DrawFormProps } from './draw-form.tsx';

/** The ways to a seed, each with its own fields. */
export function SeedChoice(props: DrawFormProps) {
  const { drawCount, yearLock, mayTypeSeed, people, values, errors = [] } = props;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <div className={styles.seed}>
      {drawCount === 0 && yearLock ? (
        <Notice tone="warning" title={`Fröet som är låst för ${yearLock.year} gäller inte här`}>
          <p>
            Filen som ramen är gjord av laddades upp innan fröet låstes. Att ett frö var låst står i
            protokollet.
          </p>
        </Notice>
      ) : null}
      <RadioGroup
        legend="Var ska fröet komma ifrån?"
        name="seedOrigin"
        hint="Fröet avgör vilket slumptal varje ärende får. Samma ram och samma frö ger alltid samma urval."
        defaultValue={values?.seedOrigin || 'generated'}
        error={errorOf('seedOrigin')}
        options={[
          {
            value: 'generated',
            label: 'Låt programmet skapa fröet',
            hint: 'Det skapas i samma stund som urvalet dras, så ingen kan prova sig fram.',
          },
          ...(people.length > 1
            ? [
                {
                  value: 'twoParts',
                  label: 'Två personer ger varsin del',
                  hint: 'Du utser dem här. Ingen ser den andras del förrän båda är lämnade. Då dras urvalet av sig självt. Kan göras tillsammans i ett möte.',
                },
              ]
            : []),
          ...(mayTypeSeed
            ? [
                {
                  value: 'dice',
                  label: 'Slå tärningar',
                  hint: 'Gör det så att andra ser på. I protokollet och resultatet står att den som drog skrev in dem efter att ramen frystes.',
                },
                {
                  value: 'entered',
                  label: 'Skriv in ett frö',
                  hint: 'Till exempel bestämt av någon annan. I protokollet och resultatet står att fröet är inskrivet efter att ramen frystes, av den som drog.',
                },
              ]
            : []),
        ]}
      />
      {people.length > 1 ? (
        <div className={styles.twoParts}>
          <Stack isRow>
            <Select
              label="Första personen"
              name="firstPersonId"
              options={people}
              emptyLabel="Välj"
              defaultValue={values?.firstPersonId ?? ''}
              error={errorOf('firstPersonId')}
            />
            <Select
              label="Andra personen"
              name="secondPersonId"
              options={people}
              emptyLabel="Välj"
              defaultValue={values?.secondPersonId ?? ''}
              error={errorOf('secondPersonId')}
            />
          </Stack>
        </div>
      ) : null}
      {mayTypeSeed ? (
        <>
          <div className={styles.dice}>
            <Stack>
              <NumberField
                label="Tärningar åt gången"
                name="diceCount"
                hint="Till exempel 4."
                defaultValue={values?.diceCount ?? ''}
                error={errorOf('diceCount')}
              />
              <TextField
                label="Vad de visade"
                name="throws"
                hint="Alla slag i den ordning de lästes, till exempel 3 5 1 6, 2 2 4 1. Minst sex siffror sammanlagt."
                defaultValue={values?.throws ?? ''}
                error={errorOf('throws')}
                autoComplete="off"
                spellCheck={false}
              />
            </Stack>
          </div>
          <div className={styles.entered}>
            <TextField
              label="Inskrivet frö"
              name="seed"
              hint="Högst 100 tecken, till exempel 2026-H2-530177."
              defaultValue={values?.seed ?? ''}
              error={errorOf('seed')}
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
        </>
      ) : (
        <p>
          Omgången har dragits med ett frö som ingen bestämde ensam. Därför kan ingen skriva in nästa frö
          själv.
        </p>
      )}
    </div>
  );
}
