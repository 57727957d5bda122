import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { actionStepErrors, parseActionStep } from '#app/features/deviations/forms/action-form.ts';
import { readChangeAction } from '#app/features/deviations/forms/change-action-form.ts';
import { changeAction } from '#app/features/deviations/server/change-action.server.ts';
import { handleAction } from '#app/features/deviations/server/handle-action.server.ts';
import { loadAction } from '#app/features/deviations/server/load-actions.server.ts';
import { ActionSteps } from '#app/features/deviations/ui/action-steps.tsx';
import { Awaited } from '#app/features/deviations/ui/action-table.tsx';
import { ChangeAction } from '#app/features/deviations/ui/change-action.tsx';
import { DeviationHistory } from '#app/features/deviations/ui/deviation-history.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ActionId } from '#app/shared/domain/ids.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { loadActionPage } from '../server/load-action-page.server.ts';
import { ActionEffect } from '../ui/action-effect.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.action.number ?? 'Åtgärd'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const page = loadActionPage(services, actor, requireIdParam<ActionId>(args.params, 'actionId'));
  if (!page) throw notFound();
  return page;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const actionId = requireIdParam<ActionId>(args.params, 'actionId');
  const posted = await args.request.formData();
  const change = readChangeAction(posted);
  if (change) {
    const changed = changeAction(services, actor, actionId, change);
    if (changed.ok) return redirect(`/atgarder/${actionId}`);
    const { status, errors, conflicts } = changed.error;
    return data({ errors, conflicts, change, step: undefined }, { status });
  }
  const step = parseActionStep(posted);
  if (!step) throw new Response(null, { status: 400 });
  if (!loadAction(services, actor, actionId)) throw notFound();
  const again = (errors: readonly FormError[], status = 422) =>
    data({ errors, conflicts: [], change: undefined, step }, { status });
  const errors = actionStepErrors(step, civilDateInSweden(services.now()));
  if (errors.length > 0) return again(errors);
  const handled = handleAction(services, actor, actionId, step);
  if (handled.ok) return redirect(`/atgarder/${actionId}`);
  if (handled.error === 'notFound') throw notFound();
  if (handled.error === 'forbidden') throw forbidden();
  const message = 'Åtgärden eller avvikelsen har ändrats sedan du öppnade sidan. Inget har sparats.';
  return again([{ message }], 409);
}

export default function ActionRoute() {
  const page = useLoaderData<typeof loader>();
  const { action: shown, serves, mayHandle, events, linkable } = page;
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        eyebrow={`Åtgärd ${shown.number}`}
        title={shown.title}
        back={{ to: '/atgarder', label: 'Åtgärder' }}
      />
      <ErrorSummary errors={answer?.errors ?? []} />
      <Stack gap="large">
        <Section title="Åtgärden">
          <SummaryList
            items={[
              { term: 'Läge', description: actionStateWords[shown.state] },
              { term: 'Ska ändra', description: shown.intendedEffect },
              { term: 'Enhet', description: shown.unitName },
              { term: 'Ansvarig', description: shown.ownerName },
              ...(shown.awaitedOn === null
                ? []
                : [{ term: 'Väntar på', description: <Awaited {...shown} /> }]),
              ...(shown.doneAt === null
                ? []
                : [{ term: 'Genomförd', description: formatDate(shown.doneAt) }]),
              ...(shown.effect === null
                ? []
                : [{ term: 'Hade den avsedd effekt?', description: effectWords[shown.effect] }]),
            ]}
          />
        </Section>
        {serves.length > 0 ? (
          <Section title="Avvikelser som åtgärden gäller">
            <ul>
              {serves.map(({ id, number, title }) => (
                <li key={id}>
                  <Link to={`/avvikelser/${id}`}>{number}</Link> {title}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {page.owners.length > 0 ? (
          <ChangeAction
            key={`change-${shown.revision}`}
            action={shown}
            owners={page.owners}
            typed={answer?.change}
            conflicts={answer?.conflicts ?? []}
            errors={answer?.errors ?? []}
          />
        ) : null}
        <ActionEffect actionId={shown.id} followUp={page.followUp} mayStart={page.mayStartFollowUp} />
        {mayHandle ? (
          <ActionSteps
            key={`${shown.revision}-${events.length}`}
            state={shown.state}
            revision={shown.revision}
            linkable={linkable}
            errors={answer?.errors ?? []}
            failed={answer?.step}
          />
        ) : null}
        {mayHandle ? null : (
          <p>
            Åtgärden sköts av {shown.unitName}. Du kan läsa den eftersom den gäller en avvikelse som du kan
            läsa.
          </p>
        )}
        <DeviationHistory events={events.map((event) => ({ ...event, toState: null }))} />
      </Stack>
    </>
  );
}
