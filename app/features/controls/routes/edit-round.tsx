import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseRoundFacts, readRoundFacts } from '#app/features/controls/forms/round-form-schema.ts';
import { editRound, loadEditRound } from '#app/features/controls/server/edit-round.server.ts';
import { authoriseRoundManager } from '#app/features/controls/server/require-round.server.ts';
import { RoundFactsFields } from '#app/features/controls/ui/round-facts-fields.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ändra omgången ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadEditRound(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  authoriseRoundManager(services, actor, roundId);
  const values = readRoundFacts(await args.request.formData());
  const facts = parseRoundFacts(values, civilDateInSweden(services.now()));
  const refuse = (errors: readonly FormError[]) => data({ values, errors }, { status: 422 });
  if (!facts.ok) return refuse(facts.error);
  const edited = editRound(services, actor, roundId, facts.value);
  return edited.ok ? redirect(`/omgangar/${roundId}`) : refuse([ALREADY_FROZEN]);
}

const ALREADY_FROZEN: FormError = {
  message:
    'Urvalsramen har frysts under tiden, så namn och datum går inte att ändra längre. Inget är ändrat.',
};

export default function EditRound() {
  const { round, control, values, isOpen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly FormError[] = answer?.errors ?? [];
  const page = `/omgangar/${round.id}`;
  return (
    <>
      <PageHeader title="Ändra omgången" eyebrow={control.name} back={{ to: page, label: round.name }} />
      <ErrorSummary errors={errors} />
      {isOpen ? (
        <Form method="post">
          <Stack>
            <RoundFactsFields values={answer?.values ?? values} errors={errors} />
            <div>
              <Button type="submit">Spara ändringen</Button>
            </div>
          </Stack>
        </Form>
      ) : (
        <p>
          Urvalsramen är fryst, så namn och datum går inte att ändra. <Link to={page}>Till omgången</Link>
        </p>
      )}
    </>
  );
}
