import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { type FormFields, readFields, textOf } from '#app/features/checklists/domain/form-fields.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { readDraft } from './read-draft.server.ts';

/** What every page of a draft begins with: who asks, for which draft, and that she may. */
export async function requireDraft(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const checklistId = requireIdParam<ChecklistId>(args.params, 'checklistId');
  return { actor, services, checklistId, draft: readDraft(services.db, actor, checklistId) };
}

/** The same for a posted form: with its fields, what was pressed, and the revision the person saw. */
export async function requireDraftForm(args: LoaderFunctionArgs) {
  const { actor, services, checklistId, draft } = await requireDraft(args);
  const fields = readFields(await args.request.formData());
  const seen = { checklistId, revision: revisionIn(fields) };
  return { actor, services, checklistId, draft, fields, seen, intent: textOf(fields, 'intent') };
}

function revisionIn(fields: FormFields): number {
  const text = textOf(fields, 'revision');
  return /^\d{1,9}$/u.test(text) ? Number(text) : -1;
}
