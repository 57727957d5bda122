import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { TEMPLATE_LIMITS, TEMPLATE_PROBLEM_WORDS } from '../domain/template-problem.ts';
import {
  loadTemplatePage,
  removeTemplate,
  requireTemplateManager,
  uploadTemplate,
} from '../server/manage-template.server.ts';
import { TemplatePage } from '../ui/template-page.tsx';

const ADDRESS = '/organisation/rapportmall';

export const meta: MetaFunction = () => [{ title: 'Mall för rapporter – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  return loadTemplatePage(args.context.services, await requireActor(args));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  // Before the body is read: nobody without the right makes the server hold a large file.
  requireTemplateManager(services, actor);
  const form = await args.request.formData();
  const intent = form.get('intent');
  if (intent === 'remove') {
    removeTemplate(services, actor);
    return redirect(ADDRESS);
  }
  if (intent !== 'upload') throw new Response(null, { status: 400 });
  const uploaded = await uploadTemplate(services, actor, await fileOf(form.get('file')));
  if (uploaded.ok) return redirect(ADDRESS);
  return data({ error: TEMPLATE_PROBLEM_WORDS[uploaded.error] }, { status: 422 });
}

/** A file that is too large is told by its size; there is no need to hold it twice. */
async function fileOf(entry: FormDataEntryValue | null) {
  if (entry === null || typeof entry === 'string') return { name: '', bytes: Buffer.alloc(0) };
  const enough = entry.slice(0, TEMPLATE_LIMITS.megabytes * 1024 * 1024 + 1);
  return { name: entry.name, bytes: Buffer.from(await enough.arrayBuffer()) };
}

export default function Template() {
  return <TemplatePage {...useLoaderData<typeof loader>()} error={useActionData<typeof action>()?.error} />;
}
