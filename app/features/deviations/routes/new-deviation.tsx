import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import {
  parseManualDeviation,
  readManualDeviation,
} from '#app/features/deviations/forms/manual-deviation-form.ts';
import { isKnownCase, loadManualForm } from '#app/features/deviations/server/load-manual-form.server.ts';
import { writeDeviation } from '#app/features/deviations/server/write-deviation.server.ts';
import { ManualDeviationForm } from '#app/features/deviations/ui/manual-deviation-form.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Ny avvikelse – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadManualForm(args.context.services, actor);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'deviation.handle');
  const { services } = args.context;
  const values = readManualDeviation(await args.request.formData());
  const again = (errors: readonly FormError[]) => data({ values, errors }, { status: 422 });
  const input = parseManualDeviation(values, civilDateInSweden(services.now()), (reference) =>
    isKnownCase(services, reference),
  );
  if (!input.ok) return again(input.error);
  const written = writeDeviation(services, actor, input.value);
  if (written.ok) return redirect(`/avvikelser/${written.value}`);
  if (written.error === 'forbidden') throw forbidden();
  return again([problemWords[written.error]]);
}

const problemWords = {
  notACandidate: {
    field: 'responsibleId',
    message: 'Personen kan inte vara ansvarig här: välj någon som leder enheten och inte handlägger ärendet.',
  },
  noSuchType: { field: 'typeId', message: 'Typen används inte längre. Välj en annan.' },
} as const;

export default function NewDeviation() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeader
        title="Ny avvikelse"
        back={{ to: '/avvikelser', label: 'Avvikelser' }}
        lead="För en brist som ingen granskning har hittat. Det som en granskning hittar blir en avvikelse av sig självt."
      />
      <ErrorSummary errors={errors} />
      <ManualDeviationForm
        units={page.units}
        types={page.types}
        people={page.people}
        values={answer?.values ?? page.values}
        errors={errors}
      />
    </>
  );
}
