import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  forbidden,
  notFound,
  requireActor,
  requireScope,
} from '#app/features/accounts/server/require-actor.server.ts';
import { parseAction, readAction } from '#app/features/deviations/forms/action-form.ts';
import { planAction } from '#app/features/deviations/server/handle-action.server.ts';
import { loadManualForm } from '#app/features/deviations/server/load-manual-form.server.ts';
import { ActionForm } from '#app/features/deviations/ui/action-form.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Ny åtgärd – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { units, people, values } = loadManualForm(args.context.services, actor);
  const parameters = new URL(args.request.url).searchParams;
  const digits = (name: string) => (/^[1-9]\d{0,14}$/.exec(parameters.get(name) ?? '') ?? [''])[0];
  const unitId = digits('enhet') || values.unitId;
  return { units, people, values: { ...EMPTY, unitId, deviationId: digits('avvikelse') } };
}

const EMPTY = { title: '', intendedEffect: '', ownerId: '', dueOn: '', followUpOn: '' };

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'deviation.handle');
  const { services } = args.context;
  const values = readAction(await args.request.formData());
  const again = (errors: readonly FormError[]) => data({ values, errors }, { status: 422 });
  const input = parseAction(values, civilDateInSweden(services.now()));
  if (!input.ok) return again(input.error);
  const planned = planAction(services, actor, input.value);
  if (planned.ok) return redirect(`/atgarder/${planned.value}`);
  if (planned.error === 'forbidden') throw forbidden();
  if (planned.error === 'notFound') throw notFound();
  const message = 'Personen kan inte ansvara för åtgärder i den här enheten. Välj någon annan.';
  return again([{ field: 'ownerId', message }]);
}

export default function NewAction() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeader title="Ny åtgärd" back={{ to: '/atgarder', label: 'Åtgärder' }} />
      <ErrorSummary errors={errors} />
      <ActionForm
        units={page.units}
        people={page.people}
        values={answer?.values ?? page.values}
        errors={errors}
      />
    </>
  );
}
