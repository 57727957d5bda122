import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  notFound,
  requireActor,
  requireAnyRole,
} from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import {
  layoutOf,
  parseSystemForm,
  rowsToFill,
  type SystemForm,
  systemErrors,
} from '#app/features/deviations/forms/receiving-system-form.ts';
import {
  changeReceivingSystem,
  loadReceivingSystem,
} from '#app/features/deviations/server/receiving-systems.server.ts';
import { HandoverPreview } from '#app/features/deviations/ui/handover-preview.tsx';
import { ReceivingSystemForm } from '#app/features/deviations/ui/receiving-system-form.tsx';
import type { ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.system.name ?? 'System'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, ['quality']);
  const systemId = requireIdParam<ReceivingSystemId>(args.params, 'systemId');
  const system = loadReceivingSystem(args.context.services, actor, systemId);
  if (!system) throw notFound();
  return { system, rows: rowsToFill(system.layout.columns, 2) };
}

const problems = {
  nameTaken: { field: 'name', message: 'Det finns redan ett system som heter så.' },
  changedMeanwhile: {
    message:
      'Någon annan har ändrat systemet sedan du öppnade sidan. Det som gäller nu visas sist på sidan. Det du skrev står kvar; spara igen om det ska gälla.',
  },
};

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, ['quality']);
  const systemId = requireIdParam<ReceivingSystemId>(args.params, 'systemId');
  const { services } = args.context;
  const form = parseSystemForm(await args.request.formData());
  if (!form || form.intent === 'add') throw new Response(null, { status: 400 });
  if (!loadReceivingSystem(services, actor, systemId)) throw notFound();
  const again = (errors: FormError[], status: number, typed: SystemForm = form) =>
    data({ errors, typed, rows: rowsToFill(typed.rows, form.intent === 'more' ? 6 : 2) }, { status });
  if (form.intent === 'more') return again([], 200);
  const isLayout = form.intent === 'save' || form.intent === 'preview';
  const errors = isLayout ? systemErrors(form) : [];
  if (errors.length > 0) return again(errors, 422);
  if (form.intent === 'preview') return again([], 200);
  const changed = changeReceivingSystem(services, actor, systemId, form);
  if (changed.ok) return redirect(isLayout ? `/avvikelser/system/${systemId}` : '/avvikelser/system');
  if (changed.error === 'notFound') throw notFound();
  const isLate = changed.error === 'changedMeanwhile';
  const revision = loadReceivingSystem(services, actor, systemId)?.revision ?? form.revision;
  return again([problems[changed.error]], isLate ? 409 : 422, isLate ? { ...form, revision } : form);
}

export default function ReceivingSystemRoute() {
  const { system, rows } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = answer?.typed;
  return (
    <>
      <PageHeader
        eyebrow="System som tar emot avvikelser"
        title={system.name}
        back={{ to: '/avvikelser/system', label: 'Andra system' }}
        actions={<ButtonLink to={`/avvikelser/lamna-over/${system.id}`}>Lämna över avvikelser</ButtonLink>}
      />
      <ErrorSummary errors={answer?.errors ?? []} />
      <Stack gap="large">
        <ReceivingSystemForm
          key={`${system.revision} ${answer ? JSON.stringify(answer) : ''}`}
          values={typed ?? { ...system.layout, name: system.name, revision: system.revision }}
          rows={answer?.rows ?? rows}
          isRetired={system.isRetired}
          errors={answer?.errors ?? []}
        />
        {typed ? (
          <HandoverPreview title="Så blir filen som du har skrivit nu" layout={layoutOf(typed)} />
        ) : null}
        <HandoverPreview title="Så blir filen som det är sparat" layout={system.layout} />
      </Stack>
    </>
  );
}
