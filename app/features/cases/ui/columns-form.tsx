import { Form, useNavigation } from '@remix-run/react';
import { SavedNotice } from '#app/features/accounts/ui/saved-notice.tsx';
import { Button } from '#app/shared/ui/button.tsx';
import { classNames } from '#app/shared/ui/class-names.ts';
import { Section } from '#app/shared/ui/section.tsx';
import styles from './choice-rows.module.css';
import { TYPE_OPTIONS, typeInWords } from './column-words.ts';
import type { LoadedSettings } from './register-details-form.tsx';

type Column = LoadedSettings['columns'][number];

const STATES: Record<string, string> = {
  asChosen: '',
  leftOut: 'Lämnas utanför',
  comes: 'Kommer med vid nästa inläsning',
  goes: 'Finns kvar nu och töms vid nästa inläsning',
};

/** The columns the register knows, what they are and whether they are kept. */
export function ColumnsForm({ loaded }: { loaded: LoadedSettings }) {
  const { columns, register } = loaded;
  const isSending = useNavigation().state !== 'idle';
  if (columns.length === 0) return null;
  return (
    <Section
      title="Kolumner"
      id="kolumner"
      lead={
        <p>
          Valen gäller för nästa inläsning. En ny typ gäller genast om alla värden som finns kan läsas så.
          Ärendenumret står i kolumnen {register.keyHeader}. Frysta urvalsramar och granskningar ändras inte.
        </p>
      }
    >
      <SavedNotice saved={loaded.saved} what="kolumner" />
      <Form method="post">
        <ul className={styles.rows}>
          {columns.map((column, index) => (
            <ColumnRow key={column.header} column={column} index={index} />
          ))}
        </ul>
        <Button name="intent" value="columns" disabled={isSending}>
          Spara kolumnerna
        </Button>
      </Form>
    </Section>
  );
}

function ColumnRow({ column, index }: { column: Column; index: number }) {
  const id = `kolumn-${index}`;
  return (
    <li className={classNames(styles.row, styles.withTick)}>
      <input type="hidden" name="header" value={column.header} />
      <div>
        <p id={id} className={styles.name}>
          {column.header}
        </p>
        <p id={`${id}-om`} className={styles.about}>
          {stateInWords(column)}
        </p>
      </div>
      {column.isPersonalNumber ? (
        <span />
      ) : (
        <label className={styles.tick}>
          <input
            type="checkbox"
            name={`keep-${index}`}
            defaultChecked={column.isKept}
            aria-describedby={id}
          />
          Ta med
        </label>
      )}
      {column.isPersonalNumber ? (
        <p className={styles.about}>
          Personnummer. Kan bara bli pseudonymer, och det väljer du när du läser in.
        </p>
      ) : column.isPseudonym ? (
        <p className={styles.about}>Ersätts med pseudonymer</p>
      ) : (
        <select
          name={`type-${index}`}
          defaultValue={column.type}
          aria-label={`Typ för ${column.header}`}
          aria-describedby={`${id}-om`}
          className={styles.select}
        >
          {TYPE_OPTIONS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </li>
  );
}

function stateInWords({ state, type }: Column): string {
  return state === 'rereadNext'
    ? `Blir ${typeInWords(type).toLowerCase()} vid nästa inläsning. Några värden som finns går inte att läsa så`
    : (STATES[state] ?? '');
}
