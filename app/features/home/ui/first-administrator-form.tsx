import { Form, useNavigation } from '@remix-run/react';
import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import { PASSWORD_RULE_IN_WORDS } from '#app/features/accounts/domain/password-rule.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { PasswordField } from '#app/shared/ui/password-field.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

type FirstAdministratorFormProps = {
  typed?:
    | { organisationName: string; displayName: string; email: string; leadsControls: boolean }
    | undefined;
  errors: readonly FormError[];
};

export function FirstAdministratorForm({ typed, errors }: FirstAdministratorFormProps) {
  const isSending = useNavigation().state !== 'idle';
  return (
    <Form method="post" noValidate>
      <Stack>
        <input type="hidden" name="intent" value="administrator" />
        <TextField
          label="Kommunens eller förvaltningens namn"
          name="organisationName"
          hint="Står överst på varje sida och i filerna till nämnden."
          autoComplete="organization"
          defaultValue={typed?.organisationName}
          error={errorOf(errors, 'organisationName')}
        />
        <TextField
          label="Ditt namn"
          name="displayName"
          autoComplete="name"
          defaultValue={typed?.displayName}
          error={errorOf(errors, 'displayName')}
        />
        <TextField
          label="Din e-postadress"
          name="email"
          type="email"
          hint="Du loggar in med den. Inget skickas till den om inte e-post ställs in på servern."
          autoComplete="username"
          defaultValue={typed?.email}
          error={errorOf(errors, 'email')}
        />
        <PasswordField
          label="Välj ett lösenord"
          name="password"
          hint={PASSWORD_RULE_IN_WORDS}
          autoComplete="new-password"
          error={errorOf(errors, 'password')}
        />
        <Checkbox
          label="Jag ska också leda kontroller"
          name="leadsControls"
          value="on"
          hint="Du får även rollen kvalitetsutvecklare för hela organisationen. Rollerna kan ändras senare."
          defaultChecked={typed?.leadsControls ?? true}
        />
        <Button disabled={isSending}>Skapa och logga in</Button>
      </Stack>
    </Form>
  );
}
