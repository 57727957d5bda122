import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { holdsAnyOf, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { neitherInvestigatedNorClosed } from '#app/features/deviations/domain/lex-sarah-words.ts';
import { parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import { listTypes } from '#app/features/deviations/server/deviation-types.server.ts';
import {
  listDeviationUnits,
  loadDeviations,
  loadStandings,
} from '#app/features/deviations/server/list-deviations.server.ts';
import { DeviationFilter } from '#app/features/deviations/ui/deviation-filter.tsx';
import { DeviationStandings } from '#app/features/deviations/ui/deviation-standings.tsx';
import { DeviationTable } from '#app/features/deviations/ui/deviation-table.tsx';
import { listAddress } from '#app/features/deviations/ui/list-address.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction = () => [{ title: 'Avvikelser – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, ['manager', 'quality']);
  const { services } = args.context;
  const query = parseListQuery(new URL(args.request.url).searchParams);
  return {
    query,
    types: listTypes(services),
    mayWrite: scopeOf(actor, 'deviation.handle').unitIds.length > 0,
    mayJudge: scopeOf(actor, 'lexSarah.judge').unitIds.length > 0,
    mayShapeTypes: holdsAnyOf(actor, ['quality']),
    units: listDeviationUnits(services, actor),
    standings: loadStandings(services, actor),
    ...loadDeviations(services, actor, query),
  };
}

export default function Deviations() {
  const {
    query,
    units,
    types,
    mayWrite,
    mayJudge,
    mayShapeTypes,
    rows,
    total,
    pageCount,
    notInvestigated,
    standings,
  } = useLoaderData<typeof loader>();
  const isFiltered =
    query.status !== 'open' ||
    query.unitId !== undefined ||
    query.typeId !== undefined ||
    query.lexSarah !== undefined ||
    query.isOverdueOnly;
  return (
    <>
      <PageHeader
        title="Avvikelser"
        lead="Brister som granskningarna har hittat eller som någon har skrivit in, de som ska bedömas eller åtgärdas först överst."
        actions={
          <>
            {mayWrite ? <ButtonLink to="/avvikelser/ny">Ny avvikelse</ButtonLink> : null}
            <ButtonLink to="/atgarder" variant="secondary">
              Åtgärder
            </ButtonLink>
            {mayJudge ? (
              <ButtonLink to="/lex-sarah" variant="secondary">
                Lex Sarah
              </ButtonLink>
            ) : null}
            {total > 0 ? (
              <ButtonLink
                to={listAddress({ ...query, page: 1 }, '/avvikelser/export.xlsx')}
                variant="secondary"
                download
              >
                Hämta Excel
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <DeviationFilter query={query} units={units} types={types} isFiltered={isFiltered} />
      <p role="status">
        {plural(total, 'avvikelse', 'avvikelser')}
        {notInvestigated === null || total === 0
          ? ''
          : `, ${neitherInvestigatedNorClosed(notInvestigated, total)}`}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={isFiltered ? 'Ingen avvikelse stämmer med filtret' : 'Inga öppna avvikelser'}>
          <p>
            En avvikelse skapas när en granskning med en brist lämnas in. Du behöver inte skriva något en gång
            till.
          </p>
        </EmptyState>
      ) : (
        <Form method="get" action="/atgarder/ny">
          <input type="hidden" name="markerade" value="1" />
          <Stack>
            <DeviationTable rows={rows} query={query} mayMark={mayWrite} />
            {mayWrite ? (
              <div>
                <Button variant="secondary">Ny åtgärd för de markerade</Button>
              </div>
            ) : null}
          </Stack>
        </Form>
      )}
      {mayWrite ? (
        <p>
          <Link to="/avvikelser/ansvariga">Ansvariga för avvikelser</Link>
        </p>
      ) : null}
      <p>
        <Link to="/avvikelser/system">Lämna över avvikelser till ett annat system</Link>
      </p>
      {mayShapeTypes ? (
        <p>
          <Link to="/avvikelser/typer">Typer av avvikelser</Link>
        </p>
      ) : null}
      <Pagination
        page={query.page}
        pageCount={pageCount}
        toPage={(page) => listAddress({ ...query, page })}
      />
      <DeviationStandings standings={standings} />
    </>
  );
}
