import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { readSavedMark, savedAddress } from '#app/features/accounts/domain/saved-mark.ts';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { SavedNotice } from '#app/features/accounts/ui/saved-notice.tsx';
import { batchAt, batchName } from '#app/features/deviations/domain/handover-layout.ts';
import { type BatchForm, batchErrors, parseBatchForm } from '#app/features/deviations/forms/handover-form.ts';
import { changeHandover } from '#app/features/deviations/server/change-handover.server.ts';
import type { ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { formatDateTime, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { loadBatch } from '../server/load-hand-over.server.ts';
import { BatchTable } from '../ui/batch-table.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Överlämnat till ${page?.system.name ?? 'annat system'} – Aktsam` },
];

function addressed({ params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const systemId = requireIdParam<ReceivingSystemId>(params, 'systemId');
  const at = batchAt(params['batch'] ?? '');
  if (at === undefined) throw notFound();
  return { systemId, at };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { systemId, at } = addressed(args);
  const { services } = args.context;
  const saved = readSavedMark(args.request.url, services.now());
  return { ...loadBatch(services, actor, systemId, at), saved };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { systemId, at } = addressed(args);
  const posted = await args.request.formData();
  const form = parseBatchForm(posted);
  if (!form) throw new Response(null, { status: 400 });
  const again = (errors: FormError[], status: number) =>
    data({ errors, typed: form as BatchForm }, { status });
  const errors = batchErrors(form);
  if (errors.length > 0) return again(errors, 422);
  const changed = changeHandover(args.context.services, actor, { systemId, at }, form);
  if (changed.ok) {
    const from = String(posted.get('fran') ?? '');
    return redirect(nextAddress(systemId, at, form, { from, now: args.context.services.now() }));
  }
  if (changed.error.kind === 'notFound') throw notFound();
  if (changed.error.kind === 'forbidden') throw forbidden();
  if (changed.error.kind === 'handedOverAgain') return again([{ message: HANDED_OVER_AGAIN }], 409);
  const lead = 'Någon annan har skrivit in ett annat nummer sedan du öppnade sidan. Inget har sparats.';
  return again(
    [lead, ...changed.error.numbers].map((message) => ({ message })),
    409,
  );
}

const HANDED_OVER_AGAIN =
  'Avvikelsen har tagits tillbaka och lämnats över på nytt sedan du öppnade sidan. Inget har sparats.';

/** Back to the deviation, where that was the page; to the choice, where the batch may be empty now. */
function nextAddress(
  systemId: number,
  at: string,
  form: BatchForm,
  { from, now }: { from: string; now: string },
): string {
  const deviationId = /^avvikelse-([1-9]\d*)$/.exec(from)?.[1];
  if (deviationId !== undefined) return `/avvikelser/${deviationId}`;
  const list = `/avvikelser/lamna-over/${systemId}`;
  if (form.intent === 'takeBack') return list;
  return savedAddress(`${list}/${batchName(at)}`, { what: 'numren', at: now });
}

export default function HandoverBatch() {
  const { system, at, byName, rows, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [parameters] = useSearchParams();
  const before = Number(parameters.get('redan') ?? 0);
  const address = `/avvikelser/lamna-over/${system.id}`;
  return (
    <>
      <PageHeader
        title={`${plural(rows.length, 'avvikelse överlämnad', 'avvikelser överlämnade')} till ${system.name}`}
        eyebrow={`${formatDateTime(at)}, ${byName}`}
        back={{ to: address, label: `Lämna över till ${system.name}` }}
        actions={
          <ButtonLink to={`${address}/${batchName(at)}/fil`} download>
            Hämta filen ({system.format === 'xlsx' ? 'Excel' : 'CSV'})
          </ButtonLink>
        }
        lead="Filen kan hämtas flera gånger. Den görs av avvikelserna som de är när du hämtar den. När systemet har gett dem nummer skriver du in numren här."
      />
      <ErrorSummary errors={answer?.errors ?? []} />
      {answer ? null : <SavedNotice saved={saved} what="numren" />}
      {before > 0 ? (
        <Notice
          tone="info"
          title={plural(before, 'avvikelse var redan överlämnad', 'avvikelser var redan överlämnade')}
        >
          <p>{before === 1 ? 'Den' : 'De'} har inte lämnats över en gång till.</p>
        </Notice>
      ) : null}
      <BatchTable
        key={`${rows.map((row) => row.externalNumber).join('|')} ${answer ? 'answered' : ''}`}
        systemName={system.name}
        rows={rows}
        errors={answer?.errors ?? []}
        typed={answer?.typed}
      />
    </>
  );
}
