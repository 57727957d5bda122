import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readSavedMark, savedAddress } from '#app/features/accounts/domain/saved-mark.ts';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { newUnitSchema, renameUnitSchema } from '#app/features/accounts/forms/unit-schemas.ts';
import {
  addUnit,
  renameUnit,
  setUnitClosed,
  type UnitFailure,
} from '#app/features/accounts/server/change-unit.server.ts';
import { loadUnit } from '#app/features/accounts/server/load-organisation.server.ts';
import {
  forbidden,
  notFound,
  requireActor,
  requireMay,
  requireScope,
} from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { UnitPage } from '#app/features/accounts/ui/unit-page.tsx';
import type { UnitId } from '#app/shared/domain/ids.ts';

export const meta: MetaFunction<typeof loader> = ({ data: unit }) => [
  { title: `${unit?.name ?? 'Enhet'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const scope = requireScope(actor, 'organisation.manage');
  const unit = loadUnit(args.context.services, scope, requireIdParam<UnitId>(args.params, 'unitId'));
  if (!unit) throw notFound();
  return { ...unit, saved: readSavedMark(args.request.url, args.context.services.now()) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const unitId = requireIdParam<UnitId>(args.params, 'unitId');
  requireMay(actor, 'organisation.manage', { unitId });
  const { services } = args.context;
  const form = await args.request.formData();
  const fields = Object.fromEntries(form);
  const typed = typedText(form, ['newName', 'kind']);
  const here = `/organisation/enheter/${unitId}`;
  const saved = (what: string) => redirect(savedAddress(here, { what, at: services.now() }));
  const refuse = (failure: UnitFailure, field?: string) => {
    if (failure === 'notAllowed') throw forbidden();
    const message = FAILURES[failure];
    return data({ typed, errors: [field ? { field, message } : { message }] }, { status: 422 });
  };
  switch (form.get('intent')) {
    case 'rename': {
      const parsed = renameUnitSchema.safeParse(fields);
      if (!parsed.success) return data({ typed, errors: formErrors(parsed.error) }, { status: 422 });
      const outcome = renameUnit(services, actor, unitId, parsed.data.name);
      return outcome.ok ? saved('namn') : refuse(outcome.error, 'name');
    }
    case 'add': {
      const parsed = newUnitSchema.safeParse(fields);
      if (!parsed.success) return data({ typed, errors: formErrors(parsed.error) }, { status: 422 });
      const { newName: name, kind } = parsed.data;
      const outcome = addUnit(services, actor, { parentId: unitId, name, kind });
      return outcome.ok ? saved('under') : refuse(outcome.error, 'newName');
    }
    case 'close':
    case 'reopen': {
      const outcome = setUnitClosed(services, actor, unitId, form.get('intent') === 'close');
      return outcome.ok ? redirect(here) : refuse(outcome.error);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

const FAILURES: Record<Exclude<UnitFailure, 'notAllowed'>, string> = {
  nameTaken: 'Det finns redan en enhet med det namnet på samma plats. Välj ett annat namn.',
  wrongKind: 'Det går inte att lägga den sortens enhet här.',
  parentClosed: 'Enheten ovanför är stängd. Öppna den först.',
  hasOpenUnits: 'Det finns öppna enheter under den här. Stäng dem först.',
  isTop: 'Den översta enheten kan inte stängas.',
};

export default function UnitRoute() {
  const unit = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <UnitPage unit={unit} errors={answer?.errors ?? []} typed={answer?.typed} />;
}
