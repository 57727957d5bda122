import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { readChoiceForm } from '#app/features/controls/forms/choice-form.ts';
import { answerChoices } from '#app/features/controls/server/answer-choices.server.ts';
import { loadChoices } from '#app/features/controls/server/load-choices.server.ts';
import { authoriseRoundManager } from '#app/features/controls/server/require-round.server.ts';
import { ChoiceForm } from '#app/features/controls/ui/choice-form.tsx';
import { ChoiceTable, WorkerTable } from '#app/features/controls/ui/choice-tables.tsx';
import { CloseChoice } from '#app/features/controls/ui/close-choice.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { plural, sentence } from '#app/shared/text/format.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Välj ärenden, ${page?.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  return loadChoices(args.context.services, actor, roundId);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { services } = args.context;
  authoriseRoundManager(services, actor, roundId);
  const form = await args.request.formData();
  const answer = answerChoices(services, actor, roundId, form);
  if (answer.ok) return redirect(answer.value);
  return data({ errors: answer.error as FormError[], values: readChoiceForm(form) }, { status: 422 });
}

export default function Choices() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { round, isOnCause, isOpen, choices, workers } = page;
  const errors: readonly FormError[] = answer?.errors ?? [];
  return (
    <>
      <PageHeader
        title={isOnCause ? 'Välj ärenden av ett särskilt skäl' : 'Handläggarnas egna val'}
        eyebrow={round.name}
        back={{ to: `/omgangar/${round.id}#dragning`, label: 'Till omgången' }}
        lead={`${sentence(`Urval: ${page.designInWords}`)} Urvalsramen har ${plural(page.frameSize, 'ärende', 'ärenden')}. Urvalet märks ”Inte slumpvis utvalt” överallt.`}
      />
      <ErrorSummary title="Inget är ändrat" errors={errors} />
      {workers.length > 0 ? (
        <Section title="Vilka som har valt">
          <WorkerTable workers={workers} />
        </Section>
      ) : null}
      <Section title="Valda ärenden">
        {choices.length === 0 ? (
          <p>Inget ärende är valt än.</p>
        ) : (
          <ChoiceTable choices={choices} isOnCause={isOnCause} isOpen={isOpen} />
        )}
      </Section>
      {isOpen ? (
        <>
          <Section title={isOnCause ? 'Välj ett ärende' : 'Välj åt någon som saknar konto'} isScreenOnly>
            <ChoiceForm key={choices.length} isOnCause={isOnCause} values={answer?.values} errors={errors} />
          </Section>
          {choices.length > 0 ? <CloseChoice count={choices.length} /> : null}
        </>
      ) : (
        <p>Valet är avslutat.</p>
      )}
    </>
  );
}
