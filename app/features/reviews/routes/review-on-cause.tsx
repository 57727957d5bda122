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
import type { CaseId, RegisterId, RoundId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { parseOnCause, readOnCause } from '../forms/on-cause-form.ts';
import {
  loadReviewOnCause,
  type OnCauseProblem,
  requireCase,
  reviewOnCause,
} from '../server/review-on-cause.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Granska ${page?.caseKey ?? 'ärendet'} på förekommen anledning – Aktsam` },
];

const pointedAt = ({ params }: LoaderFunctionArgs | ActionFunctionArgs) => ({
  registerId: requireIdParam<RegisterId>(params, 'registerId'),
  caseId: requireIdParam<CaseId>(params, 'caseId'),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadReviewOnCause(args.context.services, actor, pointedAt(args));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const pointed = pointedAt(args);
  requireCase(services.db, actor, pointed);
  const values = readOnCause(await args.request.formData());
  const refuse = (errors: readonly FormError[], madeId: RoundId | null = null) =>
    data({ values, errors, madeId }, { status: 422 });
  const input = parseOnCause(values);
  if (!input.ok) return refuse(input.error);
  const started = reviewOnCause(services, actor, pointed, input.value);
  if (started.ok) return redirect(`/omgangar/${started.value}#granskning`);
  if (typeof started.error === 'string') return refuse([PROBLEMS[started.error]]);
  return refuse([{ message: MADE_ALREADY }], started.error.madeAlready);
}

const MADE_ALREADY =
  'Redan gjort: ärendet har fått en sådan omgång sedan sidan öppnades. Ingen ny är startad.';

const PROBLEMS: Readonly<Record<Extract<OnCauseProblem, string>, FormError>> = {
  checklistNotPublished: {
    field: 'checklistId',
    message: 'Checklistan har ingen publicerad version. Välj en annan.',
  },
  reviewerNotAllowed: { field: 'reviewerId', message: 'Den du valt får inte granska i enheten. Välj igen.' },
  reviewerOfOwnCase: {
    field: 'reviewerId',
    message:
      'Den du valt får inte granska det här ärendet, till exempel för att det är hennes eget. Välj någon annan.',
  },
  caseNotAvailable: {
    message:
      'Ärendet finns inte i senaste inläsningen, eller registrets regel håller det utanför kontroller. Ingen omgång är startad.',
  },
  notPossible: {
    message: 'Det gick inte att välja ärendet. Ingen omgång är startad. Läs om sidan och försök igen.',
  },
};

export default function ReviewOnCause() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly FormError[] = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <PageHeader
        title="Granska på förekommen anledning"
        eyebrow={`Ärende ${page.caseKey} · ${page.unitName}`}
        back={{ to: `/register/${page.registerId}/arenden/${page.caseId}`, label: page.caseKey }}
        lead="Ärendet blir en egen omgång, märkt som utvalt på förekommen anledning. Svaren räknas aldrig in i någon skattning."
      />
      <ErrorSummary errors={errors} />
      {answer?.madeId ? (
        <p>
          <Link to={`/omgangar/${answer.madeId}`}>Öppna omgången som är gjord</Link>. Vill du ha en till,
          starta den här nedanför.
        </p>
      ) : null}
      <Form method="post">
        {/* The page that comes back after a refusal has been read anew: it knows the round it tells of. */}
        <input
          type="hidden"
          name="latestSeen"
          key={page.latestSeen}
          defaultValue={answer && !answer.madeId ? answer.values.latestSeen : page.latestSeen}
        />
        <Stack>
          <Textarea
            label="Varför granskas ärendet?"
            name="cause"
            hint="Står i urvalsprotokollet, som bara läses internt. Skriv inga namn eller personnummer."
            rows={3}
            maxLength={500}
            defaultValue={answer?.values.cause}
            error={errorOf('cause')}
          />
          <Select
            label="Checklista"
            name="checklistId"
            width="full"
            options={page.checklists}
            emptyLabel="Välj checklista"
            defaultValue={answer?.values.checklistId}
            error={errorOf('checklistId')}
          />
          <Select
            label="Granskare"
            name="reviewerId"
            hint="Aldrig ärendets egen handläggare. Väljer du ingen fördelar du granskningen på omgångens sida."
            options={page.reviewers}
            emptyLabel="Ingen än"
            defaultValue={answer?.values.reviewerId}
            error={errorOf('reviewerId')}
          />
          <div>
            <Button type="submit">Starta granskningen</Button>
          </div>
        </Stack>
      </Form>
    </>
  );
}
