import { Form } from '@remix-run/react';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { ROLE_NAMES, ROLE_SENTENCES } from './account-words.ts';

export type Account = {
  displayName: string;
  email: string;
  caseWorkerName: string | null;
  mustChangePassword: boolean;
  mail: { state: 'on' | 'off' | 'unset' | 'demo'; isRefused: boolean };
  grants: readonly { id: number; role: Role; unitName: string; validUntilOn: string | null }[];
  sessions: readonly { createdAt: string; lastSeenAt: string; isThis: boolean }[];
};

export function NameSection({ account }: { account: Account }) {
  return (
    <Section title="Namn">
      <p>
        Så här ser kollegorna dig i programmet: <strong>{account.displayName}</strong>. Namnet ändras av
        systemförvaltaren.
      </p>
    </Section>
  );
}

export function RoleSection({ account }: { account: Account }) {
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

/** Her own choice stands also while nobody gets any e-mail. */
export function MailSection({ account }: { account: Account }) {
  const { state, isRefused } = account.mail;
  if (state !== 'on' && !isRefused) return null;
  return (
    <Section title="Påminnelser med e-post" id="mejl">
      <Form method="post">
        <input type="hidden" name="intent" value="mail" />
        <p>
          {isRefused
            ? 'Du får inga påminnelser med e-post.'
            : `När något ska vara klart inom en vecka eller är försenat får du ett mejl på vardagsmorgonen, till ${account.email}. Det står bara hur mycket som väntar.`}
          {state === 'on' ? '' : ' Just nu skickas de inte till någon.'}
        </p>
        <Button variant="secondary" name="wants" value={isRefused ? 'yes' : 'no'}>
          {isRefused ? 'Sätt på mina påminnelser' : 'Stäng av mina påminnelser'}
        </Button>
      </Form>
    </Section>
  );
}

export function SessionSection({ sessions }: { sessions: Account['sessions'] }) {
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
