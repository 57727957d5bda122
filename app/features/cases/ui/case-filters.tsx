import { Form, Link } from '@remix-run/react';
import { type CaseListAddress, writeCaseListAddress } from '#app/features/cases/domain/case-list.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import styles from './case-filters.module.css';
import type { LoadedRegister } from './case-table.tsx';

const PRESENCE = [
  { value: 'borta', label: 'Saknas i senaste inläsningen' },
  { value: 'alla', label: 'Alla, även de som saknas' },
];

/** Search and filters; what is chosen stands in the address, never a value of a case. */
export function CaseFilters({ loaded }: { loaded: LoadedRegister }) {
  const { register, address, filters, hiddenColumnCount } = loaded;
  const here = `/register/${register.id}`;
  const isFiltered =
    address.columns.length > 0 || address.ranges.length > 0 || address.presence !== 'present';
  const bare: CaseListAddress = {
    ...address,
    search: '',
    presence: 'present',
    columns: [],
    ranges: [],
    page: 1,
  };
  const columnsAddress = { ...address, showsAllColumns: !address.showsAllColumns };
  return (
    <Form
      method="get"
      action={here}
      className={styles.form}
      key={writeCaseListAddress({ ...address, page: 1 })}
    >
      {hiddenFields(address).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className={styles.search}>
        <TextField
          label="Sök ärende"
          name="q"
          type="search"
          hint="Ärendenummer eller annan text i registret"
          defaultValue={address.search}
          autoComplete="off"
        />
        <Button variant="secondary">Sök</Button>
        {isFiltered || address.search !== '' ? (
          <Link to={`${here}${writeCaseListAddress(bare)}`}>Rensa</Link>
        ) : null}
        {hiddenColumnCount > 0 || address.showsAllColumns ? (
          <Link to={`${here}${writeCaseListAddress(columnsAddress)}`} preventScrollReset>
            {address.showsAllColumns ? 'Visa färre kolumner' : 'Visa alla kolumner'}
          </Link>
        ) : null}
      </div>
      <Disclosure summary="Filtrera på kolumner" open={isFiltered}>
        <Stack>
          <div className={styles.filters}>
            <Select
              label="Visa"
              name="visa"
              emptyLabel="Ärenden i senaste inläsningen"
              options={PRESENCE}
              defaultValue={address.presence === 'gone' ? 'borta' : address.presence === 'all' ? 'alla' : ''}
              width="full"
            />
            {filters.map((filter) =>
              isRanged(filter) ? (
                <RangeFilter key={filter.position} filter={filter} address={address} />
              ) : (
                <ColumnFilter key={filter.position} filter={filter} address={address} />
              ),
            )}
          </div>
          <div>
            <Button variant="secondary">Visa</Button>
          </div>
        </Stack>
      </Disclosure>
    </Form>
  );
}

type Filter = LoadedRegister['filters'][number];

const isRanged = ({ type }: Filter) => type === 'date' || type === 'dateSeries' || type === 'number';

/** From and to, and whether the cell is filled at all. */
function RangeFilter({ filter, address }: { filter: Filter; address: CaseListAddress }) {
  const { position, header, type } = filter;
  const range = address.ranges.find((one) => one.position === position);
  const Input = type === 'number' ? NumberField : DateField;
  const shown = (text = '') => (type === 'number' ? text.replace('.', ',') : text);
  return (
    <fieldset className={styles.range}>
      <legend>{type === 'dateSeries' ? `${header} (senaste datumet)` : header}</legend>
      <Input label="Från" name={`fran${position}`} defaultValue={shown(range?.from)} width="full" />
      <Input label="Till" name={`till${position}`} defaultValue={shown(range?.to)} width="full" />
      <ColumnFilter filter={filter} address={address} label="Ifylld" />
    </fieldset>
  );
}

function ColumnFilter({
  filter,
  address,
  label = filter.header,
}: {
  filter: Filter;
  address: CaseListAddress;
  label?: string;
}) {
  const chosen = address.columns.find((column) => column.position === filter.position)?.is;
  const value = chosen === 'empty' ? 'tom' : chosen === 'filled' ? 'ifylld' : chosen;
  return (
    <Select
      label={label}
      name={`k${filter.position}`}
      emptyLabel="Alla"
      options={[
        ...filter.values.map((one) => ({ value: String(one.id), label: one.value })),
        { value: 'ifylld', label: '(ifylld)' },
        { value: 'tom', label: '(tom)' },
      ]}
      defaultValue={value === undefined ? '' : String(value)}
      width="full"
    />
  );
}

/** The order and the choice of columns survive a search; the page does not. */
function hiddenFields(address: CaseListAddress): [string, string][] {
  const kept = { ...address, search: '', presence: 'present' as const, columns: [], ranges: [], page: 1 };
  return [...new URLSearchParams(writeCaseListAddress(kept))];
}
