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
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { REST } from '#app/features/cases/domain/name-choice.ts';
import { parseNameChoices, parseUnitChoices } from '#app/features/cases/forms/name-choices.ts';
import { decideNames } from '#app/features/cases/server/decide-names.server.ts';
import { decideUnitNames } from '#app/features/cases/server/decide-unit-names.server.ts';
import { namesLeftAt } from '#app/features/cases/server/load-names.server.ts';
import { loadRegisterNames } from '#app/features/cases/server/load-register-names.server.ts';
import { requireManagedRegister } from '#app/features/cases/server/reach-register.server.ts';
import { CaseWorkerNames } from '#app/features/cases/ui/case-worker-names.tsx';
import { decisionRefused } from '#app/features/cases/ui/name-words.ts';
import { UnitNames } from '#app/features/cases/ui/unit-names.tsx';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Namn – ${loaded?.register.name ?? 'Register'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  const { services } = args.context;
  const saved = readSavedMark(args.request.url, services.now());
  const justLeft = saved?.what === 'handlaggare' ? namesLeftAt(services.db, actor, saved.at) : [];
  return { ...loadRegisterNames(services, actor, registerId), saved, justLeft };
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  requireManagedRegister(services, actor, registerId);
  const form = await args.request.formData();
  const here = `/register/${registerId}/namn`;
  const decidedAt = services.now();
  const saved = (what: string) => redirect(savedAddress(here, { what, at: decidedAt }));
  if (form.get('intent') === 'units') {
    const units = parseUnitChoices(form);
    if (units === undefined) throw new Response(null, { status: 400 });
    const decided = decideUnitNames(services, actor, registerId, units);
    return decided.ok ? saved('enheter') : data(decisionRefused({ kind: decided.error }), { status: 409 });
  }
  const people = parseNameChoices(form);
  if (people === undefined || (form.get('intent') !== 'people' && form.get('intent') !== REST))
    throw new Response(null, { status: 400 });
  const decided = decideNames(services, actor, { registerIds: [registerId], registerId, decidedAt }, people);
  return decided.ok ? saved('handlaggare') : data(decisionRefused(decided.error), { status: 409 });
}

export default function RegisterNamesPage() {
  const loaded = useLoaderData<typeof loader>();
  const { register, saved } = loaded;
  const refusal = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary title="Valen är inte sparade" errors={refusal ? [refusal] : []} />
      <PageHeader
        title="Handläggare och enheter"
        back={{ to: `/register/${register.id}`, label: register.name }}
        lead="Här stämmer du av namnen i registret mot organisationens personer och enheter."
      />
      <CaseWorkerNames {...loaded.workers} saved={saved} justLeft={loaded.justLeft} />
      <UnitNames
        names={loaded.unitNames}
        units={loaded.units}
        ownUnitName={loaded.unitName}
        addUnitsAt={loaded.addUnitsAt}
        saved={saved}
      />
    </>
  );
}
