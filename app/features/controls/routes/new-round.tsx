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
import { parseRoundForm, readRoundForm } from '#app/features/controls/forms/round-form-schema.ts';
import {
  type StartRoundProblem,
  startRound,
  suggestRound,
} from '#app/features/controls/server/start-round.server.ts';
import { RoundFactsFields } from '#app/features/controls/ui/round-facts-fields.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ControlId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Starta en omgång, ${page?.control.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return suggestRound(args.context.services, actor, requireIdParam<ControlId>(args.params, 'controlId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const controlId = requireIdParam<ControlId>(args.params, 'controlId');
  const values = readRoundForm(await args.request.formData());
  const input = parseRoundForm(values, civilDateInSweden(services.now()));
  if (!input.ok) return data({ errors: input.error, values }, { status: 422 });
  const started = startRound(services, actor, controlId, input.value);
  if (started.ok) return redirect(`/omgangar/${started.value}`);
  return data({ errors: [PROBLEMS[started.error]], values }, { status: 422 });
}

const PROBLEMS: Readonly<Record<StartRoundProblem, FormError>> = {
  noControl: { message: 'Kontrollen är avslutad, så ingen omgång kan startas.' },
  noChecklist: {
    message: 'Kontrollens checklista har ingen publicerad version. Välj en annan i kontrollen.',
  },
  beginsFromHits: {
    message:
      'Kontrollen fördjupar träffarna i andra omgångar. Starta omgången därifrån, med Fördjupa träffarna.',
  },
  beginsFromAction: {
    message: 'Kontrollen följer upp en åtgärd. Starta omgången från åtgärdens sida.',
  },
  crossingNotAllowed: {
    message: 'Enheterna som granskar korsvis hör inte till kontrollens enhet. Ändra det i kontrollen.',
  },
  reviewerNotAllowed: {
    field: 'reviewerIds',
    message: 'Någon av de valda får inte granska i enheten längre. Välj igen.',
  },
};

export default function NewRound() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const values = answer?.values ?? page.values;
  const errors: readonly FormError[] = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <PageHeader
        title="Starta en omgång"
        eyebrow={page.control.name}
        back={{ to: `/kontroller/${page.control.id}`, label: page.control.name }}
        lead="Inget fryses eller dras förrän du gör det i omgången."
      />
      <ErrorSummary errors={errors} />
      <Form method="post">
        <Stack>
          <RoundFactsFields values={values} errors={errors} />
          <CheckboxGroup
            legend="Granskare"
            name="reviewerIds"
            hint="Ingen får granska sina egna ärenden."
            options={page.reviewers}
            defaultValues={values.reviewerIds}
            error={errorOf('reviewerIds')}
          />
          <div>
            <Button type="submit">Starta omgången</Button>
          </div>
        </Stack>
      </Form>
    </>
  );
}
