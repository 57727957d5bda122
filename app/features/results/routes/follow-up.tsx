import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ActionId } from '#app/shared/domain/ids.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { parseFollowUpForm, readFollowUpForm } from '../forms/follow-up-form.ts';
import { loadFollowUpForm } from '../server/load-follow-up-form.server.ts';
import { startFollowUp } from '../server/start-follow-up.server.ts';
import { FollowUpForm } from '../ui/follow-up-form.tsx';
import { followUpProblemWords } from '../ui/follow-up-problem-words.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Följ upp ${page?.action.number ?? 'åtgärden'} med en omgång – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadFollowUpForm(args.context.services, actor, requireIdParam<ActionId>(args.params, 'actionId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const actionId = requireIdParam<ActionId>(args.params, 'actionId');
  loadFollowUpForm(services, actor, actionId);
  const values = readFollowUpForm(await args.request.formData());
  const again = (errors: readonly FormError[]) =>
    data({ page: loadFollowUpForm(services, actor, actionId, values), errors }, { status: 422 });
  const input = parseFollowUpForm(values, civilDateInSweden(services.now()));
  if (!input.ok) return again(input.error);
  const started = startFollowUp(services, actor, actionId, input.value);
  return started.ok ? redirect(`/omgangar/${started.value}`) : again([followUpProblemWords(started.error)]);
}

export default function FollowUp() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const page = answered?.page ?? loaded;
  const errors: readonly FormError[] = answered?.errors ?? [];
  const { id, number, title } = page.action;
  return (
    <>
      <PageHeader
        eyebrow={`Åtgärd ${number}`}
        title="Följ upp med en omgång"
        lead={`${title}. Ett litet urval får samma frågor igen. Inget fryses eller dras förrän du gör det i omgången.`}
        back={{ to: `/atgarder/${id}`, label: `Åtgärd ${number}` }}
      />
      <ErrorSummary errors={errors} />
      {page.current ? (
        <p>
          Åtgärden har en uppföljningsomgång:{' '}
          <Link to={`/omgangar/${page.current.id}`}>{page.current.name}</Link>.
        </p>
      ) : null}
      {page.isPossible && page.choices.length > 0 ? (
        <FollowUpForm
          key={JSON.stringify(page.values)}
          values={page.values}
          choices={page.choices}
          reviewers={page.reviewers}
          errors={errors}
        />
      ) : (
        <p>
          {page.choices.length === 0
            ? 'Ingen av åtgärdens avvikelser kommer från ett draget urval, så det finns inget att dra på nytt.'
            : 'En omgång kan startas när åtgärden är genomförd och den tidigare omgången, om det finns en, är fastställd eller avbruten.'}
        </p>
      )}
    </>
  );
}
