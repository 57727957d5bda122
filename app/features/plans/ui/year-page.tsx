import { Form, Link } from '@remix-run/react';
import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ChartFigure } from '#app/shared/ui/chart-figure.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { Tabs } from '#app/shared/ui/tabs.tsx';
import { summaryInWords } from '../domain/plan-summary.ts';
import { yearBars } from '../domain/year-bars.ts';
import { isMostlyHidden, totalInWords } from '../domain/year-lines.ts';
import { yearQuery } from '../domain/year-query.ts';
import { howCounted, MORE_IS_NOT_WORSE } from '../domain/year-words.ts';
import type { YearPage } from '../server/load-year.server.ts';
import styles from './year.module.css';
import { YearActions } from './year-actions.tsx';
import { YearNotDone, YearRounds } from './year-rounds.tsx';
import { LongTable, ShortTable } from './year-tables.tsx';

/** Which unit, and which version, this is. */
export function YearChoices({ page }: { page: YearPage }) {
  const { units, unit, year, may, version } = page;
  const to = (of: typeof version) => `/aret/${year}${yearQuery({ unitId: unit.id, version: of })}`;
  return (
    <div className={styles.onScreen}>
      <Stack>
        {may.readInternal ? (
          <Tabs
            label="Version"
            items={[
              { to: to('internal'), label: 'Internt', isCurrent: version === 'internal' },
              { to: to('deidentified'), label: 'Till nämnden', isCurrent: version === 'deidentified' },
            ]}
          />
        ) : null}
        {units.length > 1 ? (
          <Disclosure summary="Välj enhet">
            <Form method="get">
              <Stack>
                <Select
                  label="Enhet"
                  name="enhet"
                  defaultValue={String(unit.id)}
                  options={units.map(({ id, name, depth }) => ({
                    value: String(id),
                    label: `${'\u2003'.repeat(depth)}${name}`,
                  }))}
                />
                <div>
                  <Button variant="secondary">Visa</Button>
                </div>
              </Stack>
            </Form>
          </Disclosure>
        ) : null}
      </Stack>
    </div>
  );
}

/** Everything that the year came to. */
export function YearSections({ page }: { page: YearPage }) {
  const { year, deviations, lexSarah, complaints, plans } = page;
  return (
    <Stack gap="large">
      {plans.length === 0 ? null : (
        <Section title="Planer">
          <ul>
            {plans.map(({ id, name, kind, unitName, summary }) => (
              <li key={id}>
                <Link to={`/planer/${id}/sammanfattning`}>{name}</Link>, {unitName}:{' '}
                {summaryInWords(kind, summary)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Kontroller och resultat" id="kontroller">
        <YearRounds {...page} />
      </Section>
      <Section title="Planerat men inte genomfört">
        <YearNotDone {...page} />
      </Section>
      <Section title="Avvikelser" lead={<p>{MORE_IS_NOT_WORSE}</p>}>
        <YearDeviations year={year} deviations={deviations} />
      </Section>
      <Section title="Lex Sarah">
        <LongTable
          caption={`Lex Sarah per enhet och kön, ${year} och ${year - 1}`}
          header="Vad som räknas"
          year={year}
          table={lexSarah}
        />
      </Section>
      <Section title="Åtgärder och deras effekt">
        <YearActions {...page} />
      </Section>
      <Section title="Klagomål">
        <ShortTable caption={`Klagomål per enhet, ${year} och ${year - 1}`} year={year} table={complaints} />
      </Section>
      <Section title="Jämförelsetal">
        <Benchmarks {...page} />
      </Section>
      <Section title="Så har vi räknat">
        <ul>
          {howCounted(page).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </Stack>
  );
}

/** The chart and the table; where nearly every number is hidden what may be said, and the table for whoever asks for it. */
function YearDeviations({ year, deviations }: Pick<YearPage, 'year' | 'deviations'>) {
  const table = (
    <LongTable
      caption={`Avvikelser per enhet och typ, ${year} och ${year - 1}`}
      header="Typ"
      year={year}
      table={deviations}
    />
  );
  if (isMostlyHidden(deviations)) {
    return (
      <>
        <p>{totalInWords(year, deviations)}</p>
        <Disclosure summary="Visa tabellen">{table}</Disclosure>
      </>
    );
  }
  return (
    <ChartFigure
      chart={<BarChart {...yearBars(year, deviations)} />}
      caption={`Avvikelser per enhet, ${year} och ${year - 1}`}
    >
      {table}
    </ChartFigure>
  );
}

function Benchmarks({ benchmarks, year }: Pick<YearPage, 'benchmarks' | 'year'>) {
  if (benchmarks.length === 0) return <p>Inga jämförelsetal är inskrivna för {year}.</p>;
  return (
    <Table caption={`Jämförelsetal ${year}`} captionHidden>
      <thead>
        <tr>
          <th scope="col">Vad</th>
          <th scope="col">Enhet</th>
          <th scope="col">Eget värde</th>
          <th scope="col">Att jämföra med</th>
          <th scope="col">Källa</th>
        </tr>
      </thead>
      <tbody>
        {benchmarks.map(({ id, label, unitName, own, other, otherName, source }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td>{unitName}</td>
            <td>{own}</td>
            <td>
              {other} ({otherName})
            </td>
            <td>{source}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The files of the year, and the way to type what the program cannot count. */
export function YearFiles({ page }: { page: YearPage }) {
  const query = yearQuery({ unitId: page.unit.id, version: page.version });
  return (
    <>
      <ButtonLink to={`/aret/${page.year}/fil.xlsx${query}`} variant="secondary" download>
        Hämta Excel
      </ButtonLink>
      <ButtonLink to={`/aret/${page.year}/fil.docx${query}`} variant="secondary" download>
        Hämta Word
      </ButtonLink>
      {page.may.type ? (
        <ButtonLink to={`/aret/${page.year}/siffror?enhet=${page.unit.id}`} variant="secondary">
          Skriv in siffror
        </ButtonLink>
      ) : null}
    </>
  );
}
