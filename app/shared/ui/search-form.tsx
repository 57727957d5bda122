import { Form } from '@remix-run/react';
import { Button } from './button.tsx';
import fieldStyles from './field.module.css';
import { fieldId } from './field.tsx';
import { Icon } from './icon.tsx';
import styles from './search-form.module.css';

type SearchFormProps = {
  action?: string | undefined;
  /** What one can search for; read by screen readers and shown as a placeholder. */
  label: string;
  name?: string | undefined;
  defaultValue?: string | undefined;
  /** Other parameters of the address that must survive the search. */
  hiddenFields?: Readonly<Record<string, string>> | undefined;
  /** Needed when two search forms with the same name stand on one page. */
  id?: string | undefined;
};

export function SearchForm({
  action,
  label,
  name = 'q',
  defaultValue,
  hiddenFields = {},
  id,
}: SearchFormProps) {
  const inputId = id ?? fieldId(name);
  return (
    <Form
      method="get"
      {...(action ? { action } : {})}
      role="search"
      aria-label={label}
      className={styles.form}
    >
      {Object.entries(hiddenFields).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <input
        id={inputId}
        key={defaultValue}
        type="search"
        name={name}
        defaultValue={defaultValue}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        className={`${fieldStyles.input} ${styles.input}`}
      />
      <Button variant="secondary" aria-label="Sök">
        <Icon name="search" />
      </Button>
    </Form>
  );
}
