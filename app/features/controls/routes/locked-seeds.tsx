import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { parseLockSeedForm, readLockSeedForm } from '#app/features/controls/forms/lock-seed-form.ts';
import {
  type LockProblem,
  loadLockedSeeds,
  lockSeed,
} from '#app/features/controls/server/lock-seed.server.ts';
import { LockSeedForm } from '#app/features/controls/ui/lock-seed-form.tsx';
import { LockedSeedFacts } from '#app/features/controls/ui/locked-seed-facts.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction = () => [{ title: 'Låsta frön – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadLockedSeeds(args.context.services, actor);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'control.manage');
  const values = readLockSeedForm(await args.request.formData());
  const input = parseLockSeedForm(values);
  if (!input.ok) return data({ errors: input.error as FormError[], values }, { status: 422 });
  const locked = lockSeed(args.context.services, actor, input.value);
  if (locked.ok) return redirect('/lasta-fron');
  return data({ errors: [problemInWords(locked.error)], values }, { status: 422 });
}

function problemInWords(problem: LockProblem): FormError {
  switch (problem.kind) {
    case 'yearOver':
      return {
        field: 'year',
        message: 'Året är slut. Ett frö låses innan årets urvalsramar finns. Välj ett senare år.',
      };
    case 'yearTooFar':
      return { field: 'year', message: 'Så långt fram kan fröet inte låsas. Välj ett tidigare år.' };
    case 'alreadyLocked':
      return {
        field: 'year',
        message: 'Enheten har redan ett låst frö för det året. Det kan varken ändras eller tas bort.',
      };
    case 'lockedAbove':
      return {
        field: 'unitId',
        message: `${problem.unitName} har redan ett låst frö för det året, och det gäller också här.`,
      };
  }
}

export default function LockedSeeds() {
  const { seeds, units, years } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly FormError[] = answer?.errors ?? [];
  return (
    <>
      <PageHeader
        title="Låsta frön"
        back={{ to: '/kontroller', label: 'Kontroller' }}
        lead="Ett frö som är låst för ett år bestämmer årets urval innan någon vet vilka ärenden som finns. Alla som får läsa kontrollerna ser det, och det kan varken ändras eller tas bort."
      />
      <ErrorSummary title="Fröet låstes inte" errors={errors} />
      <Section title="Frön">
        {seeds.length === 0 ? (
          <EmptyState title="Inget frö är låst">
            <p>Då väljer den som drar var fröet kommer ifrån, varje gång.</p>
          </EmptyState>
        ) : (
          <Stack gap="large">
            {seeds.map((seed) => (
              <LockedSeedFacts key={seed.id} locked={seed} />
            ))}
          </Stack>
        )}
      </Section>
      {units.length > 0 ? (
        <Section title="Lås ett frö" isScreenOnly>
          <LockSeedForm
            key={seeds.length}
            units={units}
            years={years}
            values={answer?.values}
            errors={errors}
          />
        </Section>
      ) : null}
    </>
  );
}
