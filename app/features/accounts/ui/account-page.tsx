import { Form } from '@remix-run/react';
import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import { PASSWORD_RULE_IN_WORDS } from '#app/features/accounts/domain/password-rule.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { PasswordField } from '#app/shared/ui/password-field.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { type Account, MailSection, NameSection, RoleSection, SessionSection } from './account-sections.tsx';

type AccountPageProps = { account: Account; errors: readonly FormError[]; saved: string | null };

const SAVED: Record<string, string> = {
  losenord: 'Lösenordet är ändrat. Du är utloggad överallt utom här.',
  mejl: 'Ditt val om påminnelser med e-post är sparat.',
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
          <NameSection account={account} />
          <RoleSection account={account} />
          <MailSection account={account} />
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
