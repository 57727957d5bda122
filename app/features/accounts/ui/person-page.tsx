import { Form } from '@remix-run/react';
import type { FormError } from '#app/features/accounts/domain/form-error.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { DeactivatePerson, PasswordSection } from './person-entry.tsx';
import { PersonFields } from './person-fields.tsx';
import { type HeldGrant, PersonRoles } from './person-roles.tsx';
import type { UnitChoice } from './role-fields.tsx';

export type PersonView = {
  /** Reviews of rounds under way that are not handed in. */
  unfinishedCount: number;
  id: number;
  displayName: string;
  email: string;
  caseWorkerName: string | null;
  hasPassword: boolean;
  mustChangePassword: boolean;
  deactivatedAt: string | null;
  /** Every role of the person lies within the administrator's units: she may be changed and shut out. */
  isManaged: boolean;
  grants: readonly HeldGrant[];
};

type Typed = {
  intent: string;
  displayName: string;
  email: string;
  caseWorkerName: string;
  role: string;
  unitId: string;
  validUntilOn: string;
};

type PersonPageProps = {
  person: PersonView;
  units: readonly UnitChoice[];
  errors: readonly FormError[];
  typed: Typed | undefined;
  password: string | undefined;
};

export function PersonPage({ person, units, errors, typed, password }: PersonPageProps) {
  const errorsOf = (intent: string) => (typed?.intent === intent ? errors : []);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={person.displayName}
        back={{ to: '/organisation/personer', label: 'Personer' }}
        actions={person.isManaged ? <DeactivatePerson person={person} /> : null}
      />
      {person.deactivatedAt ? (
        <Notice tone="warning" title={`Avstängd sedan ${formatDate(person.deactivatedAt)}`}>
          <p>Personen kan inte logga in. Det personen har gjort finns kvar.</p>
        </Notice>
      ) : null}
      {person.isManaged ? null : (
        <Notice tone="info" title="Personen har något utanför dina enheter">
          <p>
            Det kan vara en roll nu eller tidigare, granskningar eller avvikelser. Du kan ge och ta tillbaka
            roller i dina egna enheter. Uppgifterna och lösenordet sköter en systemförvaltare för hela
            organisationen.
          </p>
        </Notice>
      )}
      {person.isManaged ? (
        <>
          <PasswordSection person={person} password={password} />
          <Section title="Uppgifter">
            <Form method="post" noValidate>
              <Stack>
                <input type="hidden" name="intent" value="details" />
                <PersonFields
                  values={typed?.intent === 'details' ? typed : person}
                  errors={errorsOf('details')}
                />
                <Button variant="secondary">Spara uppgifterna</Button>
              </Stack>
            </Form>
          </Section>
        </>
      ) : (
        <SummaryList
          items={[
            { term: 'E-post', description: person.email },
            { term: 'Namn i registret', description: person.caseWorkerName ?? '–' },
          ]}
        />
      )}
      <PersonRoles
        grants={person.grants}
        units={units}
        errors={errorsOf('grant')}
        typed={typed?.intent === 'grant' ? typed : undefined}
      />
    </>
  );
}
