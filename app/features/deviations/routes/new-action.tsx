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
import { deviationIdsIn, parseAction, readAction } from '#app/features/deviations/forms/action-form.ts';
import { loadManualForm } from '#app/features/deviations/server/load-manual-form.server.ts';
import { markedDeviations, planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { ActionForm } from '#app/features/deviations/ui/action-form.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Ny åtgärd – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { units, people, values } = loadManualForm(args.context.services, actor);
  const parameters = new URL(args.request.url).searchParams;
  const digits = (name: string) => (/^[1-9]\d{0,14}$/.exec(parameters.get(name) ?? '') ?? [''])[0];
  const asked = deviationIdsIn(parameters.getAll('avvikelse'));
  const { deviations, leftOut } = markedDeviations(args.context.services, actor, asked);
  const unitOfAll = shared(deviations.map(({ unitId }) => unitId));
  const unitId = unitOfAll || digits('enhet') || values.unitId;
  const answering = shared(deviations.map(({ responsibleId }) => responsibleId));
  const ownerId = people.some(({ id }) => String(id) === answering) ? answering : '';
  return {
    ...{ units, people, deviations, leftOut },
    /** The list was asked for an action, but nothing in it was marked. */
    isNoneMarked: parameters.has('markerade') && asked.length === 0,
    values: { ...EMPTY, unitId, ownerId, deviationIds: deviations.map(({ id }) => String(id)) },
  };
}

/** What all of them have; empty where they differ, or have nothing. */
function shared(ids: readonly (number | null)[]): string {
  const [first = null, ...others] = new Set(ids);
  return first === null || others.length > 0 ? '' : String(first);
}

const EMPTY = {
  ...{ title: '', intendedEffect: '', ownerId: '', dueOn: '', followUpOn: '' },
  movesDeviations: '',
};

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'deviation.handle');
  const { services } = args.context;
  const values = readAction(await args.request.formData());
  const { deviations } = markedDeviations(services, actor, values.deviationIds);
  const again = (errors: readonly FormError[]) => data({ values, deviations, errors }, { status: 422 });
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
      {page.isNoneMarked ? (
        <Notice tone="info" title="Ingen avvikelse var markerad">
          <p>
            Gå tillbaka till listan och markera dem som åtgärden gäller, eller skriv en åtgärd utan avvikelse.
          </p>
        </Notice>
      ) : null}
      {page.leftOut > 0 ? (
        <Notice tone="warning" title="Alla markerade kunde inte tas med">
          <p>
            {page.leftOut === 1
              ? 'En avvikelse är inte med: den är avslutad, återkallad eller någon annans att hantera.'
              : `${page.leftOut} avvikelser är inte med: de är avslutade, återkallade eller någon annans att hantera.`}
          </p>
        </Notice>
      ) : null}
      <ActionForm
        units={page.units}
        people={page.people}
        values={answer?.values ?? page.values}
        deviations={answer?.deviations ?? page.deviations}
        errors={errors}
      />
    </>
  );
}
