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
import { parseReason } from '#app/features/controls/forms/round-form-schema.ts';
import {
  type GiveUpProblem,
  giveUpRound,
  loadGiveUp,
} from '#app/features/controls/server/give-up-round.server.ts';
import { authoriseRoundManager } from '#app/features/controls/server/require-round.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Avbryt omgången ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadGiveUp(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  authoriseRoundManager(services, actor, roundId);
  const posted = await args.request.formData();
  const typed = String(posted.get('reason') ?? '');
  const reason = parseReason(typed);
  const refuse = (error: FormError) => data({ typed, errors: [error] }, { status: 422 });
  if (!reason.ok) return refuse(reason.error);
  const begunSeen = Number(posted.get('begun') ?? 0);
  const givenUp = giveUpRound(services, actor, roundId, reason.value, begunSeen);
  return givenUp.ok ? redirect(`/omgangar/${roundId}`) : refuse(PROBLEMS[givenUp.error]);
}

const PROBLEMS: Readonly<Record<GiveUpProblem, FormError>> = {
  notPossible: {
    message:
      'Omgången går inte att avbryta längre: en granskning är inlämnad, eller så är omgången redan avbruten eller fastställd.',
  },
  notConfirmed: {
    field: 'begun',
    message: 'Kryssa i att det som är påbörjat inte ska räknas. Inget har ändrats.',
  },
};

export default function GiveUpRound() {
  const { round, control, isOpen, isSharedOut, begun } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly FormError[] = answer?.errors ?? [];
  const page = `/omgangar/${round.id}`;
  return (
    <>
      <PageHeader title="Avbryt omgången" eyebrow={control.name} back={{ to: page, label: round.name }} />
      <ErrorSummary errors={errors} />
      {isOpen ? (
        <Form method="post">
          <Stack>
            <p>
              Omgången står kvar i kontrollens lista som avbruten, med urvalsramen, det som är draget och
              skälet. Ingenting mer går att göra i den, och det går inte att ångra. Dras samma ram igen syns
              det att den här omgången fanns.
            </p>
            {isSharedOut ? (
              <p>
                Inget är inlämnat i den. Granskarna ser den inte längre bland sina granskningar.{' '}
                {begun === 0
                  ? 'Ingen har börjat svara.'
                  : `${plural(begun, 'granskning är påbörjad', 'granskningar är påbörjade')}: svaren sparas, men de räknas inte någonstans och går inte att fortsätta med.`}
              </p>
            ) : null}
            <Textarea
              label="Varför avbryts den?"
              name="reason"
              hint="Skriv inga namn eller personnummer. Skälet står i protokollet."
              rows={3}
              defaultValue={answer?.typed}
              error={errors.find(({ field }) => field === 'reason')?.message}
            />
            {begun > 0 ? (
              <Checkbox
                label={`Avbryt fast ${plural(begun, 'granskning är påbörjad', 'granskningar är påbörjade')}`}
                name="begun"
                value={String(begun)}
                error={errors.find(({ field }) => field === 'begun')?.message}
              />
            ) : null}
            <div>
              <Button type="submit" variant="danger">
                Avbryt omgången
              </Button>
            </div>
          </Stack>
        </Form>
      ) : (
        <p>
          Den här omgången går inte att avbryta. <Link to={page}>Till omgången</Link>
        </p>
      )}
    </>
  );
}
