import { Form, useNavigation } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import styles from './choice-rows.module.css';

export type NameChoice = {
  name: string;
  caseCount: number;
  /** What the name stands for now, in words; "" when nothing. */
  standsFor: string;
  value: string;
  /** What is most like it: the first option. */
  like?: { value: string; label: string } | undefined;
};

type NameChoicesProps = {
  intent: string;
  rows: readonly NameChoice[];
  emptyLabel: string;
  options: readonly { value: string; label: string }[];
  /** A second button: says the same of every name that has no choice yet. */
  rest?: { intent: string; label: string } | undefined;
};

/** Names of a register with a choice each; one button keeps them all. */
export function NameChoices({ intent, rows, emptyLabel, options, rest }: NameChoicesProps) {
  const isSending = useNavigation().state !== 'idle';
  return (
    <Form method="post" replace preventScrollReset>
      <ul className={styles.rows}>
        {rows.map((row, index) => (
          <NameRow
            key={row.name}
            id={`${intent}-${index}`}
            row={row}
            emptyLabel={emptyLabel}
            options={options}
          />
        ))}
      </ul>
      <Stack isRow>
        <Button name="intent" value={intent} disabled={isSending}>
          Spara valen
        </Button>
        {rest === undefined ? null : (
          <Button name="intent" value={rest.intent} variant="secondary" disabled={isSending}>
            {rest.label}
          </Button>
        )}
      </Stack>
    </Form>
  );
}

type NameRowProps = Pick<NameChoicesProps, 'emptyLabel' | 'options'> & { id: string; row: NameChoice };

function NameRow({ id, row, emptyLabel, options }: NameRowProps) {
  const { name, caseCount, standsFor, value, like } = row;
  // Somebody who is shut out is not offered, and stays where she is chosen.
  const isOffered = value === '' || options.some((option) => option.value === value);
  return (
    <li className={styles.row}>
      <div>
        <label htmlFor={id} className={styles.name}>
          {name}
        </label>
        <p id={`${id}-om`} className={styles.about}>
          {plural(caseCount, 'ärende', 'ärenden')}
          {standsFor === '' ? '' : ` · ${standsFor}`}
          {like === undefined ? '' : ` · liknar ${like.label}`}
        </p>
      </div>
      <input type="hidden" name="name" value={name} />
      <select
        id={id}
        name="choice"
        defaultValue={value}
        aria-describedby={`${id}-om`}
        className={styles.select}
        key={value}
      >
        <option value="">{emptyLabel}</option>
        {isOffered ? null : <option value={value}>{standsFor}</option>}
        {like === undefined ? null : <option value={like.value}>{like.label} (liknar)</option>}
        {options
          .filter((option) => option.value !== like?.value)
          .map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
      </select>
    </li>
  );
}
