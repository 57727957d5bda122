import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { neitherInvestigatedNorClosed } from '#app/features/deviations/domain/lex-sarah-words.ts';
import { parseLexSarahList } from '#app/features/deviations/forms/lex-sarah-list-query.ts';
import { listLexSarah } from '#app/features/deviations/server/list-lex-sarah.server.ts';
import { LexSarahFilter } from '#app/features/deviations/ui/lex-sarah-filter.tsx';
import { LexSarahTable } from '#app/features/deviations/ui/lex-sarah-table.tsx';
import { LexSarahWaiting } from '#app/features/deviations/ui/lex-sarah-waiting.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Lex Sarah – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'lexSarah.judge');
  const query = parseLexSarahList(new URL(args.request.url).searchParams);
  return { query, ...listLexSarah(args.context.services, actor, query) };
}

export default function LexSarah() {
  const { query, years, units, waiting, rows, total, left } = useLoaderData<typeof loader>();
  const isFiltered = query.year !== undefined || query.unitId !== undefined || query.stage !== 'all';
  return (
    <>
      <PageHeader
        title="Lex Sarah"
        back={{ to: '/avvikelser', label: 'Avvikelser' }}
        lead="Det som är rapporterat enligt lex Sarah, det äldsta överst. En avvikelse kan vara avslutad medan lex Sarah-ärendet är öppet."
        actions={
          total > 0 ? (
            <ButtonLink to="/lex-sarah.xlsx" variant="secondary" download>
              Hämta Excel
            </ButtonLink>
          ) : null
        }
      />
      {waiting.length > 0 ? <LexSarahWaiting waiting={waiting} /> : null}
      <LexSarahFilter query={query} years={years} units={units} isFiltered={isFiltered} />
      {total > 0 ? <p role="status">{neitherInvestigatedNorClosed(left, total)}</p> : null}
      {rows.length === 0 ? (
        <EmptyState
          title={isFiltered ? 'Inget lex Sarah-ärende stämmer med filtret' : 'Inget är rapporterat'}
        >
          <p>En avvikelse rapporteras enligt lex Sarah på sin egen sida. Inget rapporteras av sig självt.</p>
        </EmptyState>
      ) : (
        <LexSarahTable rows={rows} />
      )}
    </>
  );
}
