import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readSavedMark, savedAddress } from '#app/features/accounts/domain/saved-mark.ts';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { parseNameChoices } from '#app/features/cases/forms/name-choices.ts';
import { decideNames } from '#app/features/cases/server/decide-names.server.ts';
import {
  namesLeftAt,
  namesToMatch,
  requireNamingScope,
} from '#app/features/cases/server/load-names.server.ts';
import { nameDecider } from '#app/features/cases/server/name-authority.server.ts';
import { CaseWorkerNames } from '#app/features/cases/ui/case-worker-names.tsx';
import { decisionRefused } from '#app/features/cases/ui/name-words.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction = () => [{ title: 'Handläggare i alla register – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const { registerIds } = requireNamingScope(services, actor);
  const saved = readSavedMark(args.request.url, services.now());
  const justLeft = saved?.what === 'handlaggare' ? namesLeftAt(services.db, actor, saved.at) : [];
  return { ...namesToMatch(services.db, nameDecider(services, actor), registerIds), saved, justLeft };
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const reach = requireNamingScope(services, actor);
  const people = parseNameChoices(await args.request.formData());
  if (people === undefined) throw new Response(null, { status: 400 });
  const decidedAt = services.now();
  const decided = decideNames(services, actor, { ...reach, registerId: null, decidedAt }, people);
  return decided.ok
    ? redirect(savedAddress('/register/namn', { what: 'handlaggare', at: decidedAt }))
    : data(decisionRefused(decided.error), { status: 409 });
}

export default function NamesPage() {
  const loaded = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary title="Valen är inte sparade" errors={refusal ? [refusal] : []} />
      <PageHeader
        title="Handläggare i alla register"
        back={{ to: '/register', label: 'Register' }}
        lead="Handläggare i de register som du ansvarar för, och de personer i organisationen som de är."
      />
      <CaseWorkerNames {...loaded} />
    </>
  );
}
