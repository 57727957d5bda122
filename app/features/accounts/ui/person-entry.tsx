import { Form } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import styles from './person-entry.module.css';
import type { PersonView } from './person-page.tsx';

/** A temporary password: shown once, in the answer to the form that made it. */
export function PasswordSection({ person, password }: { person: PersonView; password: string | undefined }) {
  if (password) {
    return (
      <Notice tone="success" title="Tillfälligt lösenord" live>
        <p className={styles.password}>{password}</p>
        <p>
          Lämna det till personen på ett säkert sätt, helst öga mot öga. Det visas bara nu. Vid första
          inloggningen väljer personen ett eget.
        </p>
      </Notice>
    );
  }
  if (!person.hasPassword) {
    return (
      <Section title="Lösenord" lead="Personen har inget lösenord ännu och kan inte logga in.">
        <Form method="post">
          <input type="hidden" name="intent" value="password" />
          <Button>Skapa ett tillfälligt lösenord</Button>
        </Form>
      </Section>
    );
  }
  return (
    <Section
      title="Lösenord"
      lead={
        person.mustChangePassword
          ? 'Personen har ett tillfälligt lösenord och väljer ett eget vid nästa inloggning.'
          : 'Personen har valt ett eget lösenord.'
      }
    >
      <Stack isRow>
        <ConfirmDialog
          trigger="Skapa ett tillfälligt lösenord"
          title="Skapa ett tillfälligt lösenord?"
          confirmLabel="Skapa lösenordet"
          hiddenFields={{ intent: 'password' }}
        >
          <p>Det gamla lösenordet slutar gälla och personen loggas ut överallt. Det nya visas en gång.</p>
        </ConfirmDialog>
      </Stack>
    </Section>
  );
}

export function DeactivatePerson({ person }: { person: PersonView }) {
  if (person.deactivatedAt) {
    return (
      <Form method="post">
        <input type="hidden" name="intent" value="reactivate" />
        <Button variant="secondary">Släpp in igen</Button>
      </Form>
    );
  }
  return (
    <ConfirmDialog
      trigger="Stäng av"
      title={`Stänga av ${person.displayName}?`}
      confirmLabel="Stäng av"
      confirmVariant="danger"
      hiddenFields={{ intent: 'deactivate' }}
    >
      <p>
        Personen loggas ut genast och kan inte logga in. Det personen har granskat och beslutat finns kvar. Du
        kan släppa in personen igen.
      </p>
      {person.unfinishedCount > 0 ? (
        <p>
          Personen har {plural(person.unfinishedCount, 'granskning', 'granskningar')} som inte är{' '}
          {person.unfinishedCount === 1 ? 'inlämnad' : 'inlämnade'}. De som leder omgångarna ser det på sin
          översikt och fördelar om {person.unfinishedCount === 1 ? 'den' : 'dem'}.
        </p>
      ) : null}
    </ConfirmDialog>
  );
}
