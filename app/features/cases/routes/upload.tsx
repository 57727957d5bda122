import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { pastedText } from '#app/features/cases/forms/reading-schema.ts';
import { requireImportableRegister } from '#app/features/cases/server/reach-register.server.ts';
import { removeForgottenUploads } from '#app/features/cases/server/remove-forgotten-uploads.server.ts';
import { prepareForImports } from '#app/features/cases/server/run-import-job.server.ts';
import { readSampleFile, sampleFor } from '#app/features/cases/server/sample-file.server.ts';
import {
  beginImport,
  fileProblemOf,
  type UploadedFile,
} from '#app/features/cases/server/stage-import.server.ts';
import { waitAMoment } from '#app/features/cases/server/wait-a-moment.server.ts';
import { fileProblemInWords } from '#app/features/cases/ui/file-problem-words.ts';
import { UploadForms } from '#app/features/cases/ui/upload-forms.tsx';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDateTime } from '#app/shared/text/format.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Läs in – ${loaded?.register.name ?? 'Register'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  const { id, name, kind, keyHeader } = requireImportableRegister(services, actor, registerId);
  prepareForImports(services);
  return { register: { id, name, isEmpty: keyHeader === null }, sampleAddress: sampleFor(kind) };
}

export async function action(args: ActionFunctionArgs) {
  const { services } = args.context;
  const actor = await requireActor(args);
  const registerId = requireIdParam<RegisterId>(args.params, 'registerId');
  // Before the body is read: nobody without the right makes the server hold a large file.
  requireImportableRegister(services, actor, registerId);
  await removeForgottenUploads(services);
  const form = await args.request.formData();
  const isPasted = form.get('intent') === 'paste';
  const field = isPasted ? 'pasted' : 'file';
  const refuse = (error: string) =>
    data({ field, error, pasted: isPasted ? pastedText(form) : undefined } as const, { status: 422 });
  const file = await chosenFile(services, form, isPasted);
  if (file === undefined) return refuse(isPasted ? 'Klistra in en tabell först.' : 'Välj en fil först.');
  const begun = await beginImport(services, actor, registerId, file);
  if (!begun.ok) {
    return refuse(
      begun.error.kind === 'register_busy'
        ? `${begun.error.by || 'Någon'} läser in i registret just nu. Vänta tills det är klart och försök igen. Inget har lästs in.`
        : fileProblemInWords(begun.error, field),
    );
  }
  const { importId, ended } = begun.value;
  await waitAMoment(ended);
  const problem = fileProblemOf(services, importId);
  if (problem !== undefined) return refuse(fileProblemInWords(problem, field));
  return redirect(`/register/${registerId}/inlasningar/${importId}`);
}

async function chosenFile(
  services: Services,
  form: FormData,
  isPasted: boolean,
): Promise<UploadedFile | undefined> {
  if (form.get('intent') === 'sample') return readSampleFile(services);
  if (isPasted) {
    const text = pastedText(form);
    const name = `Inklistrad tabell ${formatDateTime(services.now())}`;
    return text === undefined ? undefined : { name, bytes: Buffer.from(text), isPasted };
  }
  const sent = form.get('file');
  if (!(sent instanceof File) || sent.name === '') return undefined;
  return { name: sent.name, bytes: Buffer.from(await sent.arrayBuffer()) };
}

export default function UploadPage() {
  return <UploadForms loaded={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
