import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FormError } from '#app/features/accounts/domain/form-error.ts';
import { readSavedMark, savedAddress } from '#app/features/accounts/domain/saved-mark.ts';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseColumns } from '#app/features/cases/forms/columns-form.ts';
import { protectedRuleSchema, registerDetailsSchema } from '#app/features/cases/forms/register-schema.ts';
import { changeColumns } from '#app/features/cases/server/change-columns.server.ts';
import {
  changeProtectedRule,
  changeRegisterDetails,
} from '#app/features/cases/server/change-register.server.ts';
import { loadRegisterSettings } from '#app/features/cases/server/load-register-settings.server.ts';
import { requireManagedRegister } from '#app/features/cases/server/reach-register.server.ts';
import { ColumnsForm } from '#app/features/cases/ui/columns-form.tsx';
import { ProtectedRuleForm } from '#app/features/cases/ui/protected-rule-form.tsx';
import { RegisterDetailsForm } from '#app/features/cases/ui/register-details-form.tsx';
import { columnsRefused, DETAILS_REFUSED, NOT_OFFERED } from '#app/features/cases/ui/settings-words.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Inställningar – ${loaded?.register.name ?? 'Register'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  const { services } = args.context;
  const saved = readSavedMark(args.request.url, services.now());
  return { ...loadRegisterSettings(services, actor, registerId), saved };
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  requireManagedRegister(services, actor, registerId);
  const form = await args.request.formData();
  const here = `/register/${registerId}/installningar`;
  const intent = form.get('intent');
  const typed = {
    ...typedText(form, ['name', 'kind', 'rule']),
    reviewerIds: form.getAll('reviewerIds').filter((id) => typeof id === 'string'),
  };
  const saved = (what: string) => redirect(savedAddress(here, { what, at: services.now() }));
  const refuse = (errors: FormError[]) => data({ intent, typed, errors }, { status: 422 });
  switch (intent) {
    case 'details': {
      const parsed = registerDetailsSchema.safeParse(Object.fromEntries(form));
      if (!parsed.success) return refuse(formErrors(parsed.error));
      const changed = changeRegisterDetails(services, actor, registerId, parsed.data);
      return changed.ok ? saved('uppgifter') : refuse([DETAILS_REFUSED[changed.error]]);
    }
    case 'protected': {
      const parsed = protectedRuleSchema.safeParse(typed);
      if (!parsed.success) return refuse(formErrors(parsed.error));
      const changed = changeProtectedRule(services, actor, registerId, parsed.data);
      return changed.ok ? saved('skyddade') : refuse([NOT_OFFERED]);
    }
    case 'columns': {
      const settings = parseColumns(form);
      if (settings === undefined) throw new Response(null, { status: 400 });
      const changed = changeColumns(services, actor, registerId, settings);
      return changed.ok ? saved('kolumner') : refuse([columnsRefused(changed.error)]);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function RegisterSettingsPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errorsOf = (intent: string) => (answer?.intent === intent ? answer.errors : []);
  const typedIn = (intent: string) => (answer?.intent === intent ? answer.typed : undefined);
  return (
    <>
      <ErrorSummary title="Inget är ändrat" errors={answer?.errors ?? []} />
      <PageHeader
        title="Inställningar"
        back={{ to: `/register/${loaded.register.id}`, label: loaded.register.name }}
      />
      <ProtectedRuleForm loaded={loaded} errors={errorsOf('protected')} typed={typedIn('protected')} />
      <ColumnsForm loaded={loaded} />
      <RegisterDetailsForm loaded={loaded} errors={errorsOf('details')} typed={typedIn('details')} />
    </>
  );
}
