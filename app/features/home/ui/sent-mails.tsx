import type { MailKind } from '#app/features/accounts/domain/reminder-mail.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { MailFault } from '../domain/mail-times.ts';
import { mailFaultWords, mailKindWords } from './mail-words.ts';

export type SentMail = {
  id: number;
  personName: string;
  kind: string;
  createdAt: string;
  sentAt: string | null;
  outcome: 'sent' | 'waiting' | 'notSent';
  fault: MailFault | null;
};

const OUTCOMES = {
  sent: { tone: 'good', label: 'Skickat' },
  waiting: { tone: 'info', label: 'Väntar' },
  notSent: { tone: 'warning', label: 'Inte skickat' },
} as const;

/** What has gone out, to whom and of which kind. What stood in it is kept nowhere. */
export function SentMails({ mails }: { mails: readonly SentMail[] }) {
  return (
    <Section title="Mejl" lead="De hundra senaste. Mejl äldre än tre månader glöms.">
      {mails.length === 0 ? (
        <p>Inget mejl har skickats.</p>
      ) : (
        <Table caption="Mejl, det senaste först" captionHidden>
          <thead>
            <tr>
              <th scope="col">När</th>
              <th scope="col">Till</th>
              <th scope="col">Vad</th>
              <th scope="col">Läge</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr key={mail.id}>
                <td data-nowrap="">{formatDateTime(mail.sentAt ?? mail.createdAt)}</td>
                <td>{mail.personName}</td>
                <td>{mailKindWords[mail.kind as MailKind]}</td>
                <td>
                  <Status tone={OUTCOMES[mail.outcome].tone}>{OUTCOMES[mail.outcome].label}</Status>
                  {mail.fault && mail.outcome !== 'sent' ? <p>{mailFaultWords[mail.fault]}</p> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
