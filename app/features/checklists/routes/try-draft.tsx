import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { textOf } from '#app/features/checklists/domain/form-fields.ts';
import { readCaseToTry, registersToTry } from '#app/features/checklists/server/case-to-try.server.ts';
import { requireDraft, requireDraftForm } from '#app/features/checklists/server/draft-request.server.ts';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { FaultList } from '#app/features/checklists/ui/fault-list.tsx';
import { TryChecklist } from '#app/features/checklists/ui/try-checklist.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Prova ${page?.definition.title ?? 'checklistan'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, services, checklistId, draft } = await requireDraft(args);
  const { definition, faults } = draft;
  const registers = registersToTry(services, actor);
  return { checklistId, definition, faults, registers, today: civilDateInSweden(services.now()) };
}

/** Only brings the answers back, with the values of a real case where one is asked for: nothing is stored of a trial. */
export async function action(args: ActionFunctionArgs) {
  const { actor, services, checklistId, draft, fields, intent } = await requireDraftForm(args);
  if (intent !== 'case') return { fields, errors: [], tried: undefined };
  const { definition } = draft;
  const key = textOf(fields, 'case');
  const registerId = requireIdParam<RegisterId>({ register: textOf(fields, 'register') }, 'register');
  const found = readCaseToTry(services, actor, definition, { checklistId, registerId, key });
  if (!found.ok) {
    const message = 'Registret har inget sådant ärende som du får läsa. Kontrollera numret.';
    return data({ fields, errors: [{ field: 'case', message }], tried: undefined }, { status: 422 });
  }
  const { values, ...tried } = found.value;
  const columns = values.map((value, index): [string, string[]] => [`column-${index}`, [value]]);
  return { fields: { ...fields, ...Object.fromEntries(columns) }, errors: [], tried };
}

export default function TryDraft() {
  const { checklistId, definition, faults, registers, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const fields = answer?.fields ?? {};
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title="Prova checklistan"
        eyebrow={definition.title}
        back={{ to: draftAddress.draft(checklistId), label: 'Utkastet' }}
        lead="Så frågas det, med de lydelser och villkor som gäller för ärendet."
      />
      <FaultList checklistId={checklistId} faults={faults} />
      <TryChecklist
        // A case brought from the register fills the fields anew.
        key={JSON.stringify(fields)}
        definition={definition}
        fields={fields}
        errors={errors}
        today={today}
        registers={registers}
        tried={answer?.tried}
      />
    </>
  );
}
