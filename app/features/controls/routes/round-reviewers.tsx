import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parsePersonIds } from '#app/features/controls/forms/round-form-schema.ts';
import {
  addReviewersToRound,
  loadRoundReviewers,
} from '#app/features/controls/server/change-round-reviewers.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { listInWords } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Lägg till granskare, ${page?.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadRoundReviewers(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const personIds = parsePersonIds((await args.request.formData()).getAll('reviewerIds').map(String));
  const refuse = (message: string) => data({ error: { field: 'reviewerIds', message } }, { status: 422 });
  if (!personIds) return refuse('Välj minst en granskare.');
  const added = addReviewersToRound(args.context.services, actor, roundId, personIds);
  if (added.ok) return redirect(`/omgangar/${roundId}#granskning`);
  return refuse(
    added.error === 'finalised'
      ? 'Omgången är fastställd, så granskare kan inte läggas till.'
      : 'Någon av de valda får inte granska i enheten längre. Välj igen.',
  );
}

export default function RoundReviewers() {
  const { round, reviewerNames, candidates } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Lägg till granskare"
        eyebrow={round.name}
        back={{ to: `/omgangar/${round.id}`, label: 'Till omgången' }}
        lead={`Granskar nu: ${listInWords(reviewerNames)}.`}
      />
      <ErrorSummary errors={refused ? [refused.error] : []} />
      {candidates.length === 0 ? (
        <p>Alla som får granska i enheten är redan med. Fler läggs till under Organisation.</p>
      ) : (
        <Form method="post">
          <Stack>
            <CheckboxGroup
              legend="Vilka ska läggas till?"
              name="reviewerIds"
              options={candidates}
              error={refused?.error.message}
            />
            <div>
              <Button type="submit">Lägg till granskare</Button>
            </div>
          </Stack>
        </Form>
      )}
    </>
  );
}
