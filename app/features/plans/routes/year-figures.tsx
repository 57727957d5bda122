import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { TYPED_KINDS } from '#app/features/plans/domain/typed-figure.ts';
import { parseTypedFigure, TYPED_FIELDS } from '#app/features/plans/forms/typed-figure-form.ts';
import { readYearAddress } from '#app/features/plans/forms/year-address.ts';
import {
  loadTypedFigures,
  removeFigure,
  typeFigure,
} from '#app/features/plans/server/typed-figures.server.ts';
import { TypedFigureForm, TypedFigures } from '#app/features/plans/ui/typed-figures.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Skriv in siffror för ${page?.year ?? ''} – Aktsam` },
];

function pageOf(args: LoaderFunctionArgs, actor: Awaited<ReturnType<typeof requireActor>>) {
  const asked = readYearAddress(args.params.year, new URL(args.request.url).searchParams);
  if (!asked) throw notFound();
  return loadTypedFigures(args.context.services, actor, asked);
}

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams.get('slag');
  const kind = TYPED_KINDS.find((one) => one === asked) ?? 'complaints';
  return { ...pageOf(args, await requireActor(args)), kind };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { year } = pageOf(args, actor);
  const { services } = args.context;
  const form = await args.request.formData();
  const typed = typedText(form, TYPED_FIELDS);
  const refuse = (errors: readonly FormError[], status: number) => data({ errors, typed }, { status });
  const here = `/aret/${year}/siffror${new URL(args.request.url).search}`;
  if (form.get('intent') === 'remove') {
    const seen = { id: Number(form.get('figureId')), revision: Number(form.get('revision')) };
    return removeFigure(services, actor, seen) ? redirect(here) : refuse([{ message: CHANGED }], 409);
  }
  const parsed = parseTypedFigure(typed, year);
  if (form.get('intent') !== 'add' || !parsed) throw new Response(null, { status: 400 });
  if (!parsed.success) return refuse(formErrors(parsed.error), 422);
  const written = typeFigure(services, actor, parsed.data);
  if (written.ok) return redirect(here);
  return written.error === 'exists'
    ? refuse([{ field: 'year', message: EXISTS }], 409)
    : refuse([{ field: 'typeId', message: 'Välj typ i listan.' }], 422);
}

const CHANGED = 'Någon annan har ändrat siffran sedan du öppnade sidan. Inget är sparat.';
const EXISTS = 'Den siffran finns redan. Ta bort den som står här först, om du vill skriva en annan.';

export default function YearFigures() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { year, unit, figures, types, units, kind } = page;
  return (
    <>
      <ErrorSummary errors={answer?.errors ?? []} />
      <PageHeader
        title={`Skriv in siffror för ${year} och ${year - 1}`}
        eyebrow={unit.name}
        back={{ to: `/aret/${year}?enhet=${unit.id}`, label: `Året ${year}` }}
      />
      <Stack gap="large">
        <Section title="Inskrivet">
          <TypedFigures figures={figures} types={types} />
        </Section>
        <TypedFigureForm
          {...{ year, unit, units, types, kind }}
          typed={answer?.typed}
          errors={answer?.errors ?? []}
        />
      </Stack>
    </>
  );
}
