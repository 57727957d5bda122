import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { lexSarahErrors, parseLexSarah } from '#app/features/deviations/forms/lex-sarah-form.ts';
import { loadLexSarah } from '#app/features/deviations/server/load-lex-sarah.server.ts';
import { takeLexSarahStep } from '#app/features/deviations/server/take-lex-sarah-step.server.ts';
import { DeviationHistory } from '#app/features/deviations/ui/deviation-history.tsx';
import { LexSarahFacts } from '#app/features/deviations/ui/lex-sarah-facts.tsx';
import { LexSarahNext } from '#app/features/deviations/ui/lex-sarah-next.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Lex Sarah ${page?.deviation.number ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const deviationId = requireIdParam<DeviationId>(args.params, 'deviationId');
  const page = loadLexSarah(args.context.services, actor, deviationId);
  if (page.ok) return page.value;
  throw page.error === 'notFound' ? notFound() : forbidden();
}

const CONFLICT =
  'Någon annan har hunnit före. Läs hur det står nu och gör om ditt steg om det behövs. Inget har sparats, men din text står kvar.';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const deviationId = requireIdParam<DeviationId>(args.params, 'deviationId');
  const { services } = args.context;
  const typed = parseLexSarah(await args.request.formData());
  if (!typed) throw new Response(null, { status: 400 });
  const errors = lexSarahErrors(typed, civilDateInSweden(services.now()));
  if (errors.length > 0) return data({ errors, typed, isConflict: false }, { status: 422 });
  const taken = takeLexSarahStep(services, actor, deviationId, typed);
  if (taken.ok) return redirect(`/avvikelser/${deviationId}/lex-sarah`);
  if (taken.error === 'notFound') throw notFound();
  if (taken.error === 'forbidden') throw forbidden();
  return data({ errors: [{ message: CONFLICT }], typed, isConflict: true }, { status: 409 });
}

export default function LexSarahMatterRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { deviation, matter, isWaiting, isOwnCase } = page;
  return (
    <>
      <PageHeader
        eyebrow={`Lex Sarah, avvikelse ${deviation.number}`}
        title={deviation.title}
        lead={deviation.description}
        back={{ to: `/avvikelser/${deviation.id}`, label: `Avvikelse ${deviation.number}` }}
      />
      <ErrorSummary errors={answer?.errors ?? []} />
      {answer?.isConflict && answer.typed.reason !== '' ? (
        <Notice tone="warning" title="Det här skrev du">
          <p>{answer.typed.reason}</p>
        </Notice>
      ) : null}
      {isWaiting ? (
        <Notice tone="info" title="Svaret är på en kritisk fråga">
          <p>
            Avvikelsen kommer från en fråga som är markerad som kritisk i checklistan. Därför ska enhetens
            chef ta ställning till om den ska rapporteras enligt lex Sarah. Programmet för inget vidare av sig
            självt.
          </p>
        </Notice>
      ) : null}
      {isOwnCase ? (
        <Notice tone="info" title="Avvikelsen gäller ett ärende du handlägger">
          <p>Du kan rapportera, men någon annan ska bedöma.</p>
        </Notice>
      ) : null}
      <Stack gap="large">
        {matter ? <LexSarahFacts matter={matter} /> : null}
        <LexSarahNext
          key={`${matter?.revision ?? 0}-${page.events.length}`}
          page={page}
          errors={answer?.errors ?? []}
          typed={answer?.typed}
        />
        {page.events.length > 0 ? <DeviationHistory events={page.events} /> : null}
      </Stack>
    </>
  );
}
