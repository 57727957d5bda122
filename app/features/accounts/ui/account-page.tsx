import { Form } from '@remix-run/react';
import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import { PASSWORD_RULE_IN_WORDS } from '#app/features/accounts/domain/password-rule.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { PasswordField } from '#app/shared/ui/password-field.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { ROLE_NAMES, ROLE_SENTENCES } from './account-words.ts';

type Account = {
  displayName: string;
  email: string;
  caseWorkerName: string | null;
  mustChangePassword: boolean;
  grants: readonly { id: number; role: Role; unitName: string; validUntilOn: string | null }[];
  sessions: readonly { createdAt: string; lastSeenAt: string; isThis: boolean }[];
};

type AccountPageProps = { account: Account; errors: readonly FormError[]; saved: string | null };

const SAVED: Record<string, string> = {
  namn: 'Namnet är sparat.',
  losenord: 'Lösenordet är ändrat. Du är utloggad överallt utom här.',
};

export function AccountPage({ account, errors, saved }: AccountPageProps) {
  const savedText = errors.length === 0 && saved !== null ? SAVED[saved] : undefined;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title="Mitt konto" lead={account.email} />
      {account.mustChangePassword ? (
        <Notice tone="warning" title="Välj ett eget lösenord">
          <p>
            Lösenordet du loggade in med var tillfälligt. Byt det här nedan, så öppnas resten av programmet.
          </p>
        </Notice>
      ) : null}
      {savedText ? (
        <Notice tone="success" live>
          <p>{savedText}</p>
        </Notice>
      ) : null}
      <PasswordSection key={saved} errors={errors} />
      {account.mustChangePassword ? null : (
        <>
          <NameSection account={account} errors={errors} />
          <RoleSection account={account} />
          <SessionSection sessions={account.sessions} />
        </>
      )}
    </>
  );
}

function PasswordSection({ errors }: { errors: readonly FormError[] }) {
  return (
    <Section title="Byt lösenord" id="losenord">
      <Form method="post" noValidate>
        <Stack>
          <input type="hidden" name="intent" value="password" />
          <PasswordField label="Nuvarande lösenord" name="current" error={errorOf(errors, 'current')} />
          <PasswordField
            label="Nytt lösenord"
            name="chosen"
            hint={PASSWORD_RULE_IN_WORDS}
            autoComplete="new-password"
            error={errorOf(errors, 'chosen')}
          />
          <Button>Byt lösenord</Button>
        </Stack>
      </Form>
    </Section>
  );
}

function NameSection({ account, errors }: { account: Account; errors: readonly FormError[] }) {
  return (
    <Section title="Namn">
      <Form method="post" noValidate>
        <Stack>
          <input type="hidden" name="intent" value="name" />
          <TextField
            label="Ditt namn"
            name="displayName"
            hint="Så här ser kollegorna dig i programmet."
            autoComplete="name"
            defaultValue={account.displayName}
            error={errorOf(errors, 'displayName')}
          />
          <Button variant="secondary">Spara namnet</Button>
        </Stack>
      </Form>
    </Section>
  );
}

function RoleSection({ account }: { account: Account }) {
  return (
    <Section title="Det här får du göra">
      {account.grants.length === 0 ? <p>Du har ingen roll just nu. Tala med systemförvaltaren.</p> : null}
      <SummaryList
        items={account.grants.map((grant) => ({
          term: `${ROLE_NAMES[grant.role]}, ${grant.unitName}`,
          description: `${ROLE_SENTENCES[grant.role]}${grant.validUntilOn ? ` Gäller till och med ${grant.validUntilOn}.` : ''}`,
        }))}
      />
      {account.caseWorkerName ? (
        <p>
          I registret heter du {account.caseWorkerName}. De ärenden där du är handläggare eller medhandläggare
          granskar någon annan.
        </p>
      ) : null}
    </Section>
  );
}

function SessionSection({ sessions }: { sessions: Account['sessions'] }) {
  return (
    <Section
      title="Här är du inloggad"
      actions={
        <ConfirmDialog
          trigger="Logga ut överallt"
          title="Logga ut överallt?"
          confirmLabel="Logga ut överallt"
          hiddenFields={{ intent: 'logOutEverywhere' }}
        >
          <p>Alla inloggningar avslutas, också den här. Det du har sparat finns kvar.</p>
        </ConfirmDialog>
      }
    >
      <Table caption="Dina inloggningar" captionHidden>
        <thead>
          <tr>
            <th scope="col">Inloggad sedan</th>
            <th scope="col">Senast aktiv</th>
            <th scope="col">Var</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={`${session.createdAt} ${session.lastSeenAt} ${session.isThis}`}>
              <td data-nowrap>{formatDateTime(session.createdAt)}</td>
              <td data-nowrap>{formatDateTime(session.lastSeenAt)}</td>
              <td>
                {session.isThis ? <Status tone="good">Den här webbläsaren</Status> : 'En annan webbläsare'}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
