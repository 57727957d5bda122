import { Form, Link } from '@remix-run/react';
import { formatDate } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import type { PlanPage } from '../server/load-plan.server.ts';

/** Where the plan stands: a draft, adopted and locked, or replaced; with the way to the other versions. */
export function PlanStateNotice({ plan, versions }: Pick<PlanPage, 'plan' | 'versions'>) {
  const inForce = versions.find(({ state }) => state === 'adopted');
  const draft = versions.find(({ state }) => state === 'draft');
  if (plan.state === 'draft') {
    return (
      <Notice tone="info" title={`Utkast${plan.version > 1 ? ` till version ${plan.version}` : ''}`}>
        <p>
          Raderna går att ändra tills nämnden har antagit planen.{' '}
          {inForce ? (
            <>
              Till dess gäller <Link to={`/planer/${inForce.id}`}>version {inForce.version}</Link>, och det är
              den som rapporteras.
            </>
          ) : null}
        </p>
      </Notice>
    );
  }
  const adopted = `Antagen av nämnden ${formatDate(plan.adoptedOn ?? '')}, ${plan.adoptedParagraph}`;
  if (plan.state === 'replaced') {
    return (
      <Notice tone="warning" title="Ersatt av en ny version">
        <p>
          {adopted}.{' '}
          {inForce ? (
            <Link to={`/planer/${inForce.id}`}>Till version {inForce.version}, som gäller</Link>
          ) : null}
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="success" title={adopted}>
      <p>
        Planen är låst. Raderna ändras genom en ny version som nämnden antar.{' '}
        {draft ? <Link to={`/planer/${draft.id}`}>Ett utkast till version {draft.version} finns</Link> : null}
      </p>
    </Notice>
  );
}

/** What adopting the draft does to what is reported in the version in force, where it does not just stand as it was. */
function TakenOver({ taken }: Pick<PlanPage, 'taken'>) {
  if (taken === null || taken.lost.length + taken.moved.length === 0) return null;
  return (
    <Notice
      tone={taken.lost.length > 0 ? 'warning' : 'info'}
      title={
        taken.lost.length > 0 ? 'Alla rapporter följer inte med' : 'Rapporter följer med till andra dagar'
      }
    >
      {taken.lost.length === 0 ? null : (
        <>
          <p>
            Det här är rapporterat, men har inget tillfälle i utkastet. Antas planen står det bara kvar i den
            ersatta versionen, och räknas inte mer.
          </p>
          <ul>
            {taken.lost.map(({ id, title, from, state }) => (
              <li key={id}>
                {title}, {from}: {reportWords[state]}
              </li>
            ))}
          </ul>
        </>
      )}
      {taken.moved.length === 0 ? null : (
        <>
          <p>De här rapporterna flyttas till tillfället som har tagit det förras plats:</p>
          <ul>
            {taken.moved.map(({ id, title, from, to }) => (
              <li key={id}>
                {title}: {from} blir {to}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

const reportWords = {
  done: 'genomfört',
  notDone: 'inte genomfört',
  planned: 'en utpekad omgång',
} as const;

type PlanDecisionsProps = Pick<PlanPage, 'plan' | 'may' | 'taken'> & {
  today: string;
  errors: readonly FormError[];
  typed: { adoptedOn: string; adoptedParagraph: string } | undefined;
};

/** The buttons that decide over the whole plan. */
export function PlanDecisions({ plan, may, taken, today, errors, typed }: PlanDecisionsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  if (may.makeVersion) {
    return (
      <Section title="Ändra planen" isScreenOnly>
        <Form method="post">
          <Button variant="secondary" name="intent" value="version">
            Gör en ny version
          </Button>
        </Form>
      </Section>
    );
  }
  if (!may.change) return null;
  return (
    <Section title="Nämndens beslut" isScreenOnly>
      <TakenOver taken={taken} />
      <Stack isRow>
        <ConfirmDialog
          trigger="Anta planen"
          triggerVariant="primary"
          title="Anta planen"
          confirmLabel="Anta planen"
          hiddenFields={{ intent: 'adopt', revision: String(plan.revision) }}
          isOpen={errors.length > 0}
        >
          <p>Planen låses. Sedan rapporteras den, och ändras bara genom en ny version.</p>
          <DateField
            label="Dag då nämnden antog planen"
            name="adoptedOn"
            defaultValue={typed?.adoptedOn ?? today}
            error={errorOf('adoptedOn')}
          />
          <TextField
            label="Paragraf i protokollet"
            name="adoptedParagraph"
            hint="Till exempel § 112."
            width="short"
            defaultValue={typed?.adoptedParagraph}
            error={errorOf('adoptedParagraph')}
          />
        </ConfirmDialog>
        <ConfirmDialog
          trigger="Kasta utkastet"
          triggerVariant="quiet"
          title="Kasta utkastet?"
          confirmLabel="Kasta utkastet"
          confirmVariant="danger"
          hiddenFields={{ intent: 'discard', revision: String(plan.revision) }}
        >
          <p>Utkastet och alla dess rader försvinner.</p>
        </ConfirmDialog>
      </Stack>
    </Section>
  );
}
