import { Form, Link } from '@remix-run/react';
import { MONTH_NAMES } from '#app/shared/domain/month-names.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { wheelTitle } from '../domain/wheel-title.ts';
import type { WheelItem, WheelPage } from '../server/load-wheel.server.ts';
import { MarkEntry } from './mark-entry.tsx';
import { OccasionMark } from './occasion-table.tsx';
import { RoundsAbove } from './rounds-above.tsx';
import styles from './year-wheel.module.css';

/** Another unit or year. */
export function ChooseWheel({ page }: { page: Pick<WheelPage, 'units' | 'unit' | 'year' | 'isMineOnly'> }) {
  return (
    <Disclosure summary="Välj enhet och år, eller bara ditt eget">
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
          <Checkbox
            label="Bara det jag ansvarar för"
            name="mina"
            value="1"
            defaultChecked={page.isMineOnly}
          />
          <div>
            <Button variant="secondary">Visa</Button>
          </div>
        </Stack>
      </Form>
    </Disclosure>
  );
}

const NOBODY = 'Ingen utsedd än';

/** What it is, and on a narrow screen of which unit and whose. */
function WheelTitle({ item }: { item: WheelItem }) {
  const { title, under } = wheelTitle(item);
  return (
    <th scope="row" className={styles.what}>
      {item.to === null ? title : <Link to={item.to}>{title}</Link>}
      {under === '' ? null : <p className={styles.source}>{under}</p>}
      <NarrowNote>
        Senast {item.dueOn}. {item.unitName}. {item.byName ?? NOBODY}
      </NarrowNote>
    </th>
  );
}

type WheelMonthsProps = {
  items: readonly WheelItem[];
  /** The units above with rounds that the unit has cases in, where it has nothing itself. */
  above: readonly string[];
};

/** The year by month; months with nothing in them are left out. */
export function WheelMonths({ items, above }: WheelMonthsProps) {
  if (items.length === 0) {
    return (
      <EmptyState title="Inget i årshjulet än">
        <p>
          Här samlas tillfällen ur antagna planer, omgångar som ska bli klara, åtgärder och det du själv
          lägger in.
        </p>
        <RoundsAbove names={above} />
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
              <th scope="col" data-wide="">
                Senast
              </th>
              <th scope="col">Vad</th>
              <th scope="col">Läge</th>
              <th scope="col" data-wide="">
                Enhet
              </th>
              <th scope="col" data-wide="">
                Ansvarig
              </th>
            </tr>
          </thead>
          <tbody>
            {month.map((item) => (
              <tr key={item.key}>
                <td data-wide="" data-nowrap="">
                  {item.dueOn}
                </td>
                <WheelTitle item={item} />
                <td>
                  <OccasionMark status={item.status} rounds={item.roundsDone} />
                  {item.reason === '' ? null : <p>{item.reason}</p>}
                  {item.markedByName && (item.status === 'done' || item.status === 'notDone') ? (
                    <p className={styles.source}>Enligt {item.markedByName}</p>
                  ) : null}
                  {item.entry ? <MarkEntry item={item} entry={item.entry} /> : null}
                </td>
                <td data-wide="">{item.unitName}</td>
                <td data-wide="">{item.byName ?? NOBODY}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Section>
    );
  });
}
