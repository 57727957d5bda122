import { Form, Link } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import fieldStyles from '#app/shared/ui/field.module.css';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { MONTH_NAMES } from '../domain/occasions.ts';
import type { WheelItem, WheelPage } from '../server/load-wheel.server.ts';
import { OccasionMark } from './occasion-table.tsx';
import styles from './year-wheel.module.css';

/** Another unit or year. */
export function ChooseWheel({ page }: { page: Pick<WheelPage, 'units' | 'unit' | 'year'> }) {
  return (
    <Disclosure summary="Välj enhet och år">
      <Form method="get">
        <Stack>
          <Select
            label="Enhet"
            name="enhet"
            defaultValue={String(page.unit?.id ?? '')}
            options={page.units.map(({ id, name, depth }) => ({
              value: String(id),
              label: `${'\u2003'.repeat(depth)}${name}`,
            }))}
          />
          <NumberField label="År" name="ar" defaultValue={String(page.year)} />
          <div>
            <Button variant="secondary">Visa</Button>
          </div>
        </Stack>
      </Form>
    </Disclosure>
  );
}

type WheelMonthsProps = { items: readonly WheelItem[]; mayRemove: boolean };

/** The year by month; months with nothing in them are left out. */
export function WheelMonths({ items, mayRemove }: WheelMonthsProps) {
  if (items.length === 0) {
    return (
      <EmptyState title="Inget i årshjulet än">
        <p>Här samlas tillfällen ur antagna planer, omgångar som ska bli klara och det du själv lägger in.</p>
      </EmptyState>
    );
  }
  return MONTH_NAMES.map((name, index) => {
    const month = items.filter(({ dueOn }) => Number(dueOn.slice(5, 7)) === index + 1);
    if (month.length === 0) return null;
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    return (
      <Section key={name} title={title}>
        <Table caption={`Att göra i ${name}`} captionHidden>
          <thead>
            <tr>
              <th scope="col">Senast</th>
              <th scope="col">Vad</th>
              <th scope="col">Läge</th>
              <th scope="col">Enhet</th>
              <th scope="col">Ansvarig</th>
            </tr>
          </thead>
          <tbody>
            {month.map((item) => (
              <tr key={item.key}>
                <td data-nowrap="">{item.dueOn}</td>
                <th scope="row">
                  {item.to === null ? item.title : <Link to={item.to}>{item.title}</Link>}
                  {item.source === '' ? null : <p className={styles.source}>{item.source}</p>}
                </th>
                <td>
                  <OccasionMark status={item.status} />
                  {item.reason === '' ? null : <p>{item.reason}</p>}
                  {item.entry ? <MarkEntry item={item} entry={item.entry} mayRemove={mayRemove} /> : null}
                </td>
                <td>{item.unitName}</td>
                <td>{item.byName ?? 'Ingen utsedd än'}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Section>
    );
  });
}

type MarkEntryProps = { item: WheelItem; entry: NonNullable<WheelItem['entry']>; mayRemove: boolean };

function MarkEntry({ item, entry, mayRemove }: MarkEntryProps) {
  const isOpen = item.status === 'late' || item.status === 'planned';
  const name = `reason-${entry.id}`;
  return (
    <Disclosure summary={`Ändra läge: ${item.title}`}>
      <Form method="post">
        <Stack gap="small">
          <input type="hidden" name="entryId" value={entry.id} />
          <input type="hidden" name="revision" value={entry.revision} />
          {isOpen ? (
            <>
              <div>
                <Button name="intent" value="done">
                  Gjort
                </Button>
              </div>
              <label className={fieldStyles.label} htmlFor={name}>
                Varför det inte blev gjort
              </label>
              <input id={name} name="reason" className={fieldStyles.input} />
              <div>
                <Button variant="secondary" name="intent" value="notDone">
                  Inte gjort
                </Button>
              </div>
            </>
          ) : (
            <div>
              <Button variant="secondary" name="intent" value="open">
                Öppna igen
              </Button>
            </div>
          )}
          {mayRemove ? (
            <div>
              <Button variant="quiet" name="intent" value="removed">
                Ta bort
              </Button>
            </div>
          ) : null}
        </Stack>
      </Form>
    </Disclosure>
  );
}

type AddEntryProps = {
  unitId: number;
  errors: readonly FormError[];
  typed: { title: string; dueOn: string } | undefined;
};

export function AddEntry({ unitId, errors, typed }: AddEntryProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Section title="Lägg in något eget" isScreenOnly>
      <Form method="post">
        <Stack>
          <input type="hidden" name="unitId" value={unitId} />
          <TextField
            label="Vad som ska göras"
            name="title"
            hint="Skriv inga namn eller ärendenummer: texten följer med till kalendern."
            width="full"
            defaultValue={typed?.title}
            error={errorOf('title')}
          />
          <DateField label="Senast" name="dueOn" defaultValue={typed?.dueOn} error={errorOf('dueOn')} />
          <div>
            <Button name="intent" value="add">
              Lägg in
            </Button>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}
