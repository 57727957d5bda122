import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { batchName } from '#app/features/deviations/domain/handover-layout.ts';
import { parseChosen } from '#app/features/deviations/forms/handover-form.ts';
import { parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import { listTypes } from '#app/features/deviations/server/deviation-types.server.ts';
import { listDeviationUnits } from '#app/features/deviations/server/list-deviations.server.ts';
import { DeviationFilter } from '#app/features/deviations/ui/deviation-filter.tsx';
import type { ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { type HandOverProblem, handOver } from '../server/hand-over.server.ts';
import { loadHandOver } from '../server/load-hand-over.server.ts';
import { HandedOverList } from '../ui/handed-over-list.tsx';
import { OfferedList } from '../ui/offered-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Lämna över till ${page?.system.name ?? 'annat system'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const systemId = requireIdParam<ReceivingSystemId>(args.params, 'systemId');
  const { services } = args.context;
  const parameters = new URL(args.request.url).searchParams;
  const query = parseListQuery(parameters);
  const page = loadHandOver(services, actor, systemId, query);
  parameters.set('alla', 'ja');
  return {
    query,
    isAllTicked: new URL(args.request.url).searchParams.get('alla') === 'ja',
    tickAll: `/avvikelser/lamna-over/${systemId}?${parameters}`,
    types: listTypes(services),
    units: listDeviationUnits(services, actor),
    ...page,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const systemId = requireIdParam<ReceivingSystemId>(args.params, 'systemId');
  const chosen = parseChosen(await args.request.formData());
  const done = handOver(args.context.services, actor, systemId, chosen);
  if (done.ok) {
    const before = done.value.before > 0 ? `?redan=${done.value.before}` : '';
    return redirect(`/avvikelser/lamna-over/${systemId}/${batchName(done.value.at)}${before}`);
  }
  if (done.error.kind === 'notFound') throw notFound();
  return data({ errors: errorsOf(done.error), chosen }, { status: 422 });
}

function errorsOf(problem: HandOverProblem): FormError[] {
  if (problem.kind === 'characters') {
    const why =
      'Filen ska vara i Windows-1252, som saknar några tecken som står i avvikelserna. Inget är överlämnat. Lämna bort dem, eller byt systemets fil till UTF-8 eller Excel.';
    return [why, ...problem.lines].map((message) => ({ message }));
  }
  if (problem.kind === 'nothingChosen') return [{ message: 'Markera minst en avvikelse.' }];
  if (problem.kind === 'retired') return [{ message: 'Systemet används inte längre. Inget är överlämnat.' }];
  return [
    {
      message:
        'Någon av avvikelserna kan du inte lämna över: den är återkallad, eller någon annan ska göra det. Inget är överlämnat.',
    },
  ];
}

export default function HandOver() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { system, query } = page;
  const isFiltered =
    query.status !== 'open' ||
    query.isOverdueOnly ||
    [query.unitId, query.typeId, query.lexSarah].some(Boolean);
  return (
    <>
      <PageHeader
        title={`Lämna över till ${system.name}`}
        back={{ to: '/avvikelser/system', label: 'Andra system' }}
        lead="Markera avvikelserna och lämna över dem. Sedan hämtar du filen, och kan hämta den igen om något går fel. En avvikelse lämnas bara över en gång."
      />
      <ErrorSummary errors={answer?.errors ?? []} />
      <Stack gap="large">
        {system.isRetired ? (
          <Notice tone="info" title="Systemet används inte längre">
            <p>Inget mer kan lämnas över till det.</p>
          </Notice>
        ) : (
          <>
            <DeviationFilter
              query={query}
              units={page.units}
              types={page.types}
              isFiltered={isFiltered}
              address={`/avvikelser/lamna-over/${system.id}`}
            />
            <OfferedList
              key={page.tickAll}
              offered={page.offered}
              total={page.total}
              tickAll={page.tickAll}
              ticked={page.isAllTicked ? 'all' : (answer?.chosen ?? [])}
            />
          </>
        )}
        <HandedOverList systemId={system.id} systemName={system.name} handedOver={page.handedOver} />
      </Stack>
    </>
  );
}
