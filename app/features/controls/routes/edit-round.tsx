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
import {
  applyProcedureEdit,
  parseProcedure,
  readProcedure,
  readProcedureEdit,
} from '#app/features/controls/forms/procedure-form.ts';
import { parseRoundFacts, readRoundFacts } from '#app/features/controls/forms/round-form-schema.ts';
import { changeProcedure } from '#app/features/controls/server/change-procedure.server.ts';
import { editRound, loadEditRound } from '#app/features/controls/server/edit-round.server.ts';
import { authoriseRoundManager } from '#app/features/controls/server/require-round.server.ts';
import { ProcedureFields } from '#app/features/controls/ui/procedure-fields.tsx';
import { RoundFactsFields } from '#app/features/controls/ui/round-facts-fields.tsx';
import { procedureProblemWords } from '#app/features/controls/ui/save-problem-words.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
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
  const form = await args.request.formData();
  const intent = String(form.get('intent') ?? '');
  const edit = readProcedureEdit(intent);
  if (edit || intent === 'procedure') {
    const procedure = readProcedure(form);
    if (edit) return data({ procedure: applyProcedureEdit(procedure, edit), errors: [] });
    const { reviewerCount } = loadEditRound(services, actor, roundId);
    const parsed = parseProcedure(procedure, reviewerCount);
    if (!parsed.ok) return data({ procedure, errors: parsed.error }, { status: 422 });
    const changed = changeProcedure(services, actor, roundId, parsed.value);
    if (changed.ok) return redirect(`/omgangar/${roundId}`);
    return data({ procedure, errors: [procedureProblemWords(changed.error)] }, { status: 422 });
  }
  const values = readRoundFacts(form);
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
  const { round, control, values, isOpen, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly FormError[] = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const address = `/omgangar/${round.id}`;
  const procedure = answer && 'procedure' in answer ? answer.procedure : page.procedure;
  const facts = answer && 'values' in answer ? answer.values : values;
  return (
    <>
      <PageHeader title="Ändra omgången" eyebrow={control.name} back={{ to: address, label: round.name }} />
      <ErrorSummary errors={errors} />
      {isOpen ? (
        <Form method="post">
          <Stack>
            <RoundFactsFields values={facts} errors={errors} />
            <div>
              <Button type="submit">Spara ändringen</Button>
            </div>
          </Stack>
        </Form>
      ) : (
        <p>
          Urvalsramen är fryst, så namn och datum går inte att ändra. <Link to={address}>Till omgången</Link>
        </p>
      )}
      {page.isProcedureOpen ? (
        <Section title="Så granskas det" lead={<p>Går att ändra tills granskningarna fördelas.</p>}>
          {/* A pair more or less fills the fields anew. */}
          <Form method="post" key={JSON.stringify(procedure)}>
            <Stack>
              <button type="submit" name="intent" value="procedure" hidden tabIndex={-1}>
                Spara hur det granskas
              </button>
              <ProcedureFields values={procedure} units={page.units} errorOf={errorOf} />
              <div>
                <Button type="submit" name="intent" value="procedure">
                  Spara hur det granskas
                </Button>
              </div>
            </Stack>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
