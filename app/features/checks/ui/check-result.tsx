import { Form, Link } from '@remix-run/react';
import { writeCheckAddress } from '#app/features/checks/domain/check-address.ts';
import type { loadCheck } from '#app/features/checks/server/load-check.server.ts';
import { formatDate, formatDateTime, formatNumber, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { SearchForm } from '#app/shared/ui/search-form.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { BandTable, UnitTable } from './breakdown-tables.tsx';
import { MissingColumns } from './check-count-text.tsx';
import styles from './check-result.module.css';
import { changeInWords, shareInWords } from './count-words.ts';
import { FoundCases } from './found-cases.tsx';

type Page = Awaited<ReturnType<typeof loadCheck>>;
export type CheckPage = Omit<Page, 'result'> & { readonly result: NonNullable<Page['result']> };

/** What the check finds on the day: the count, how it is spread, and the cases. */
export function CheckResult({ page }: { page: CheckPage }) {
  const { check, result, address, latestImport, trend } = page;
  if (result.missingColumns.length > 0) return <MissingColumns columns={result.missingColumns} />;
  const change = address.on === null ? changeInWords(page.change, trend.at(-1)?.isRuleChanged ?? false) : '';
  const here = `/registerkontroller/${check.id}`;
  const isFiltered = address.unitId !== null || address.search !== '';
  const kept = { ...(address.on === null ? {} : { dag: address.on }) };
  return (
    <>
      <div className={styles.headline}>
        <p className={styles.count}>{shareInWords(result.found, result.lookedAt)}</p>
        <p>
          ärenden hittas per den {formatDate(result.referenceOn)}.
          {change === '' ? '' : ` Sedan förra uttaget: ${change}.`}
        </p>
      </div>
      <SummaryList
        items={[
          { term: 'Tittar på', description: result.populationInWords },
          { term: 'Hittar', description: result.ruleInWords },
          {
            term: 'Referensdatum',
            description: `${result.referenceOn}${address.on === null ? ', dagen då det senaste uttaget gjordes' : ''}`,
          },
          {
            term: 'Uttag',
            description: latestImport
              ? `${latestImport.fileName}, inläst ${formatDateTime(latestImport.at)}`
              : '',
          },
        ]}
      />
      <Form method="get" action={here} className={styles.otherDay}>
        <DateField label="Se en annan dag" name="dag" defaultValue={result.referenceOn} />
        <Button variant="secondary">Visa</Button>
      </Form>
      {address.on !== null && address.on !== latestImport?.on ? (
        <Notice tone="info" title={`Räknat per ${address.on}`}>
          <p>
            Uppgifterna är registrets som de är nu, efter det senaste uttaget. Bara dagen är en annan, så
            ärenden som har ändrats sedan dess kan ha sett annorlunda ut då.{' '}
            <Link to={here}>Tillbaka till uttagets dag</Link>
          </p>
        </Notice>
      ) : null}
      <div className={styles.breakdown}>
        <UnitTable
          units={result.units}
          toUnit={(unitId) => `${here}${writeCheckAddress({ ...address, unitId, page: 1 })}`}
        />
        {result.bands.length > 0 ? <BandTable bands={result.bands} /> : null}
      </div>
      <Section
        title="Ärenden"
        lead={result.hasLimit ? <p>De som ligger längst över gränsen står först.</p> : null}
        actions={
          result.found > 0 ? (
            <SearchForm
              label="Sök bland ärendena"
              id="field-search-found"
              action={here}
              defaultValue={address.search}
              hiddenFields={{
                ...kept,
                ...(address.unitId === null ? {} : { enhet: String(address.unitId) }),
              }}
            />
          ) : null
        }
      >
        <Stack>
          <p role="status">
            {plural(result.total, 'ärende', 'ärenden')}
            {isFiltered ? ` av de ${formatNumber(result.found)} som hittats. ` : ''}
            {isFiltered ? (
              <Link to={`${here}${writeCheckAddress({ ...address, unitId: null, search: '', page: 1 })}`}>
                Visa alla
              </Link>
            ) : null}
          </p>
          {result.total === 0 ? (
            <EmptyState
              title={result.found === 0 ? 'Inget ärende hittas' : 'Inget ärende stämmer med sökningen'}
            />
          ) : (
            <FoundCases page={page} />
          )}
          <Pagination
            page={result.page}
            pageCount={result.pageCount}
            toPage={(to) => `${here}${writeCheckAddress({ ...address, page: to })}`}
          />
        </Stack>
      </Section>
    </>
  );
}
