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
import { parseFrameCaseIds } from '#app/features/controls/forms/choice-form.ts';
import { chooseOwnCases, loadOwnChoice } from '#app/features/controls/server/own-choice.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Välj dina ärenden, ${page?.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadOwnChoice(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const posted = (await args.request.formData()).getAll('frameCaseIds').map(String);
  const ids = parseFrameCaseIds(posted);
  const done = ids && chooseOwnCases(args.context.services, actor, roundId, ids);
  if (done?.ok) return redirect('/');
  const problem = done?.error;
  const message =
    problem?.kind === 'closed'
      ? 'Valet är avslutat. Det du valde förut gäller.'
      : problem?.kind === 'tooMany'
        ? `Välj högst ${problem.size}. Du har kryssat för ${formatNumber(posted.length)}. Inget är ändrat.`
        : 'Välj bland dina egna ärenden. Inget är ändrat.';
  return data({ error: { field: 'frameCaseIds', message }, posted }, { status: 422 });
}

export default function OwnChoice() {
  const { round, controlName, isOpen, size, cases } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const chosen = cases.filter(({ isChosen }) => isChosen).map(({ frameCaseId }) => String(frameCaseId));
  return (
    <>
      <PageHeader
        title={`Välj ${formatNumber(size)} av dina ärenden`}
        eyebrow={`${controlName}, ${round.name}`}
        back={{ to: '/', label: 'Översikt' }}
        lead={`Du är handläggare i ${plural(cases.length, 'ärende', 'ärenden')} som kontrollen gäller. De du väljer granskas av någon annan. I resultatet står att handläggarna själva har valt.`}
      />
      <ErrorSummary errors={refused ? [refused.error] : []} />
      {isOpen ? (
        <Form method="post">
          <Stack>
            <CheckboxGroup
              legend="Dina ärenden"
              name="frameCaseIds"
              hint="Du kan ändra dig tills valet avslutas."
              options={cases.map(({ frameCaseId, key }) => ({ value: String(frameCaseId), label: key }))}
              defaultValues={refused?.posted ?? chosen}
              error={refused?.error.message}
            />
            <div>
              <Button type="submit" variant="primary">
                Spara mitt val
              </Button>
            </div>
          </Stack>
        </Form>
      ) : (
        <p>Valet är avslutat. Du valde {plural(chosen.length, 'ärende', 'ärenden')}.</p>
      )}
    </>
  );
}
