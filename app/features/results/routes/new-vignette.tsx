import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ChecklistId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import {
  EMPTY_TEXT,
  MOST_TEXTS,
  parseVignetteForm,
  parseVignetteGround,
  readVignetteForm,
} from '../forms/vignette-form.ts';
import { createVignetteRound } from '../server/create-vignette-round.server.ts';
import { authoriseVignettes, factColumns, loadVignetteForm } from '../server/load-vignette-form.server.ts';
import { VignetteForm, VignetteGround } from '../ui/vignette-form.tsx';
import { vignetteProblemWords } from '../ui/vignette-problem-words.ts';

export const meta: MetaFunction = () => [{ title: 'Ny vinjett – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const parameters = new URL(args.request.url).searchParams;
  const id = <Id extends number>(name: string) => {
    const text = parameters.get(name) ?? '';
    return /^[1-9]\d{0,14}$/.test(text) ? (Number(text) as Id) : undefined;
  };
  return loadVignetteForm(args.context.services, actor, {
    unitId: id<UnitId>('enhet'),
    checklistId: id<ChecklistId>('checklista'),
    copyOf: id<RoundId>('kopia'),
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const form = await args.request.formData();
  const values = readVignetteForm(form);
  const ground = parseVignetteGround(values);
  if (!ground) throw forbidden();
  authoriseVignettes(actor, ground.unitId);
  const columns = factColumns(services, ground.checklistId);
  const again = (errors: readonly FormError[], texts = values.texts, status = 422) =>
    data({ errors, values: { ...values, texts }, columns }, { status });
  if (form.get('intent') === 'addText') {
    return again([], [...values.texts, EMPTY_TEXT].slice(0, MOST_TEXTS), 200);
  }
  const input = parseVignetteForm(values, columns, civilDateInSweden(services.now()));
  if (!input.ok) return again(input.error);
  const made = createVignetteRound(services, actor, input.value);
  return made.ok ? redirect(`/vinjetter/${made.value}`) : again([vignetteProblemWords(made.error)]);
}

export default function NewVignette() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const values = answer?.values ?? page.values;
  const errors: readonly FormError[] = answer?.errors ?? [];
  return (
    <>
      <PageHeader
        title="Ny vinjett"
        back={{ to: '/vinjetter', label: 'Vinjetter' }}
        lead={
          page.copyOf
            ? `Texterna är hämtade från ${page.copyOf.name}. Ändrar du inget i dem går svaren att jämföra med dem ni gav då.`
            : 'Ett påhittat fall som alla svarar på var för sig. Ingen ser någon annans svar förrän alla är klara.'
        }
      />
      <ErrorSummary errors={errors} />
      <VignetteGround units={page.units} checklists={page.checklists} values={values} />
      <VignetteForm
        columns={answer?.columns ?? page.columns}
        reviewers={page.reviewers}
        values={values}
        errors={errors}
        mayAdd={values.texts.length < MOST_TEXTS}
      />
    </>
  );
}
