import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { REPORT_FIELDS, reportSchema } from '#app/features/plans/forms/report-form.ts';
import { loadOccasion, reportOccasion } from '#app/features/plans/server/report-occasion.server.ts';
import { Outcome } from '#app/features/plans/ui/occasion-table.tsx';
import { ReportFields } from '#app/features/plans/ui/report-fields.tsx';
import type { OccasionId, PlanId } from '#app/shared/domain/ids.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Rapportera ${page?.occasion.label ?? ''} – Aktsam` },
];

const addressOf = (args: LoaderFunctionArgs) => ({
  planId: requireIdParam<PlanId>(args.params, 'planId'),
  occasionId: requireIdParam<OccasionId>(args.params, 'occasionId'),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadOccasion(args.context.services, actor, addressOf(args));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const address = addressOf(args);
  loadOccasion(services, actor, address);
  const values = typedText(await args.request.formData(), REPORT_FIELDS);
  const refuse = (errors: readonly FormError[], status: number) => data({ values, errors }, { status });
  const parsed = reportSchema.safeParse(values);
  if (!parsed.success) return refuse(formErrors(parsed.error), 422);
  const written = reportOccasion(services, actor, address, Number(values.revision), parsed.data);
  if (written.ok) return redirect(`/planer/${address.planId}`);
  if (written.error === 'strangeRound') {
    return refuse([{ field: 'roundId', message: 'Välj en omgång i listan.' }], 422);
  }
  return refuse([{ message: CHANGED }], 409);
}

const CHANGED =
  'Någon annan har rapporterat sedan du öppnade sidan. Inget är sparat. Läs vad som står och spara igen.';

export default function Occasion() {
  const { plan, item, occasion, rounds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const stored = {
    // Whoever opens the form of something that is not reported by hand is about to say that it is done.
    state: occasion.state === 'planned' && item.controlId === null ? 'done' : occasion.state,
    outcome: occasion.outcome,
    actionText: occasion.actionText,
    reasonNotDone: occasion.reasonNotDone,
    roundId: String(occasion.roundId ?? ''),
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={`Rapportera: ${item.title}`}
        eyebrow={`${occasion.label}, senast ${formatDate(occasion.dueOn)}`}
        back={{ to: `/planer/${plan.id}`, label: plan.name }}
      />
      <Stack gap="large">
        {occasion.reportedAt || occasion.rounds.length > 0 ? (
          <Section title="Det här står nu">
            <Outcome occasion={occasion} />
            {occasion.reportedByName ? <p>Rapporterat av {occasion.reportedByName}.</p> : null}
          </Section>
        ) : null}
        <Form method="post">
          <ReportFields
            values={answer?.values ?? stored}
            revision={occasion.revision}
            rounds={item.controlId === null ? null : rounds}
            errors={errors}
          />
        </Form>
      </Stack>
    </>
  );
}
