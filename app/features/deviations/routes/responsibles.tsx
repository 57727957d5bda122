import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { parseResponsibleForm } from '#app/features/deviations/forms/responsible-form.ts';
import { chooseResponsible, loadResponsibles } from '#app/features/deviations/server/responsibles.server.ts';
import { ChooseResponsible, ResponsibleTable } from '#app/features/deviations/ui/responsible-table.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction = () => [{ title: 'Ansvariga för avvikelser – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const units = loadResponsibles(args.context.services, actor);
  const asked = new URL(args.request.url).searchParams.get('enhet');
  return { units, chosenUnit: units.find(({ unitId }) => String(unitId) === asked) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'deviation.handle');
  const form = parseResponsibleForm(await args.request.formData());
  if (!form) throw new Response(null, { status: 400 });
  const chosen = chooseResponsible(args.context.services, actor, form);
  if (chosen.ok) return redirect('/avvikelser/ansvariga');
  if (chosen.error === 'forbidden') throw forbidden();
  const { personId } = form;
  if (chosen.error === 'notACandidate') {
    const message = 'Personen har ingen roll som kan ansvara här. Välj någon annan.';
    return data({ personId, message }, { status: 422 });
  }
  const message =
    'Någon annan har ändrat vem som är vald sedan du öppnade sidan. Se efter och välj igen om det behövs.';
  return data({ personId, message }, { status: 409 });
}

export default function Responsibles() {
  const { units, chosenUnit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Ansvariga för avvikelser"
        back={{ to: '/avvikelser', label: 'Avvikelser' }}
        lead="Vem som får nya avvikelser i varje enhet. Den som är vald för enheten, eller för närmaste enhet över, går före den som leder den. Leder flera samma enhet får den som har haft rollen längst, och den som inte har loggat in än får inga så länge det finns någon annan. Ingen får en avvikelse om ett eget ärende: då går den till nästa i ordningen."
      />
      <ErrorSummary errors={answer ? [{ field: 'personId', message: answer.message }] : []} />
      <Stack gap="large">
        <ResponsibleTable units={units} />
        {chosenUnit ? (
          <ChooseResponsible
            key={`${chosenUnit.unitId} ${chosenUnit.chosen?.personId ?? ''} ${answer?.message ?? ''}`}
            unit={chosenUnit}
            typed={answer?.personId}
            error={answer?.message}
          />
        ) : null}
      </Stack>
    </>
  );
}
