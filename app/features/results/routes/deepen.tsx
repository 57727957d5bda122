import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { applyProcedureEdit, readProcedureEdit } from '#app/features/controls/forms/procedure-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { type DeepenValues, parseDeepenForm, parseHitRule, readDeepenForm } from '../forms/deepen-form.ts';
import { deepenHits, loadDeepening } from '../server/deepen-hits.server.ts';
import { DeepenForm } from '../ui/deepen-form.tsx';
import { deepenProblemWords } from '../ui/deepen-problem-words.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Fördjupa träffarna i ${page?.round.name ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadDeepening(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const answer = (
    values: DeepenValues,
    errors: readonly FormError[],
    status: 200 | 422,
    madeId: RoundId | null = null,
  ) => data({ page: loadDeepening(services, actor, roundId, values), errors, madeId }, { status });
  loadDeepening(services, actor, roundId);
  const form = await args.request.formData();
  const intent = String(form.get('intent') ?? '');
  const values = readDeepenForm(form);
  const edit = readProcedureEdit(intent);
  if (edit) return answer({ ...values, procedure: applyProcedureEdit(values.procedure, edit) }, [], 200);
  if (intent === 'count') {
    const rule = parseHitRule(values);
    return answer(values, rule.ok ? [] : rule.error, rule.ok ? 200 : 422);
  }
  const input = parseDeepenForm(values, civilDateInSweden(services.now()));
  if (!input.ok) return answer(values, input.error, 422);
  const started = deepenHits(services, actor, roundId, input.value);
  if (started.ok) return redirect(`/omgangar/${started.value}`);
  const problem = [deepenProblemWords(started.error)];
  if (started.error.kind !== 'madeAlready') return answer(values, problem, 422);
  // From now on the round is known: sent once more it is another one that is wanted.
  const madeId = started.error.roundId;
  return answer({ ...values, latestSeen: String(madeId) }, problem, 422, madeId);
}

export default function Deepen() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const page = answered?.page ?? loaded;
  const errors: readonly FormError[] = answered?.errors ?? [];
  return (
    <>
      <PageHeader
        title="Fördjupa träffarna"
        eyebrow={`${page.control.name}, ${page.round.name}`}
        back={{ to: `/omgangar/${page.round.id}`, label: page.round.name }}
        lead="De granskade ärenden som gav träff blir en ny omgång med en egen checklista. Inget fryses eller dras förrän du gör det i den."
      />
      <ErrorSummary errors={errors} />
      {answered?.madeId ? (
        <p>
          <Link to={`/omgangar/${answered.madeId}`}>Öppna omgången som är gjord</Link>. Vill du ha en till,
          starta den här nedanför.
        </p>
      ) : null}
      {/* A pair of units more or less, or an error, fills the fields anew. */}
      <DeepenForm key={JSON.stringify(page.values)} page={page} errors={errors} />
    </>
  );
}
