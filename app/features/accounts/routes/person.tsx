import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedText } from '#app/features/accounts/forms/form-errors.ts';
import { carryOutPersonForm } from '#app/features/accounts/server/carry-out-person-form.server.ts';
import { loadUnitTree } from '#app/features/accounts/server/load-organisation.server.ts';
import { loadPerson } from '#app/features/accounts/server/load-person.server.ts';
import {
  forbidden,
  notFound,
  requireActor,
  requireScope,
} from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { PersonPage } from '#app/features/accounts/ui/person-page.tsx';
import type { PersonId } from '#app/shared/domain/ids.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `Person: ${page.person.displayName}` : 'Person'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const scope = requireScope(actor, 'organisation.manage');
  const { services } = args.context;
  const person = loadPerson(services, actor, requireIdParam<PersonId>(args.params, 'personId'));
  if (!person) throw notFound();
  return { person, units: loadUnitTree(services, scope) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'organisation.manage');
  const { services } = args.context;
  const personId = requireIdParam<PersonId>(args.params, 'personId');
  if (!loadPerson(services, actor, personId)) throw notFound();
  const form = await args.request.formData();
  const outcome = await carryOutPersonForm(services, actor, personId, form);
  switch (outcome.kind) {
    case 'done':
      return redirect(`/organisation/personer/${personId}`);
    case 'notAllowed':
      throw forbidden();
    case 'unknownIntent':
      throw new Response(null, { status: 400 });
    case 'password':
      // Shown in this one answer and kept nowhere: no redirect, so that it is in no address and no cookie.
      return data({ password: outcome.password, errors: [], typed: undefined });
    case 'errors': {
      const names = ['displayName', 'email', 'caseWorkerName', 'role', 'unitId', 'validUntilOn'] as const;
      const typed = { ...typedText(form, names), intent: String(form.get('intent')) };
      return data({ password: undefined, errors: outcome.errors, typed }, { status: 422 });
    }
  }
}

export default function PersonRoute() {
  const { person, units } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PersonPage
      person={person}
      units={units}
      errors={answer?.errors ?? []}
      typed={answer?.typed}
      password={answer?.password}
    />
  );
}
