import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { wheelTitle } from '#app/features/plans/domain/wheel-title.ts';
import { ENTRY_FIELDS, entrySchema, reasonSchema } from '#app/features/plans/forms/wheel-form.ts';
import { loadWheel } from '#app/features/plans/server/load-wheel.server.ts';
import { readWheelAddress } from '#app/features/plans/server/wheel-address.server.ts';
import { addEntries, markEntry } from '#app/features/plans/server/wheel-entries.server.ts';
import { AddEntry } from '#app/features/plans/ui/add-entry.tsx';
import { refusedEntryWords } from '#app/features/plans/ui/plan-problem-words.ts';
import { ChooseWheel, WheelMonths } from '#app/features/plans/ui/year-wheel.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Årshjul ${page?.year ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadWheel(args.context.services, actor, readWheelAddress(args.request));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  requireScope(actor, 'plan.read');
  const form = await args.request.formData();
  const typed = typedText(form, ENTRY_FIELDS);
  const refuse = (errors: readonly FormError[], status: number) => data({ errors, typed }, { status });
  const here = `/arshjul${new URL(args.request.url).search}`;
  const intent = form.get('intent');
  if (intent === 'add') {
    const today = civilDateInSweden(services.now());
    const { year } = readWheelAddress(args.request);
    const parsed = entrySchema(year ?? Number(today.slice(0, 4)), today).safeParse(typed);
    if (!parsed.success) return refuse(formErrors(parsed.error), 422);
    const added = addEntries(services, actor, parsed.data);
    return added.ok ? redirect(here) : refuse([refusedEntryWords[added.error]], 422);
  }
  const seen = { id: Number(form.get('entryId')), revision: Number(form.get('revision')) };
  let isDone = false;
  if (intent === 'notDone') {
    const parsed = reasonSchema.safeParse(typed);
    if (!parsed.success) return refuse([{ message: 'Skriv varför det inte blev gjort.' }], 422);
    isDone = markEntry(services, actor, seen, { kind: 'notDone', reason: parsed.data.reason });
  } else if (intent === 'done' || intent === 'open') {
    isDone = markEntry(services, actor, seen, { kind: intent });
  } else throw new Response(null, { status: 400 });
  return isDone ? redirect(here) : refuse([refusedEntryWords.changedMeanwhile], 409);
}

export default function YearWheel() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { year, unit, next } = page;
  const query = `?ar=${year}${unit ? `&enhet=${unit.id}` : ''}${page.isMineOnly ? '&mina=1' : ''}`;
  return (
    <>
      <ErrorSummary errors={answer?.errors ?? []} />
      <PageHeader
        title={`Årshjul ${year}`}
        eyebrow={page.isMineOnly && unit ? `${unit.name}, bara det du ansvarar för` : unit?.name}
        lead={next ? `Närmast: ${wheelTitle(next).title}, ${next.dueOn}.` : undefined}
        actions={
          <ButtonLink to={`/arshjul.ics${query}`} variant="secondary" download>
            Hämta till kalendern
          </ButtonLink>
        }
      />
      <Stack gap="large">
        <ChooseWheel page={page} />
        <WheelMonths items={page.items} above={page.above} />
        {page.mayAdd && unit ? (
          <AddEntry page={{ ...page, unit }} errors={answer?.errors ?? []} typed={answer?.typed} />
        ) : null}
      </Stack>
    </>
  );
}
