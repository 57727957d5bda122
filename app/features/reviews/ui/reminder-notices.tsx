import { Form } from '@remix-run/react';
import { formatDate, listInWords, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './work-lists.module.css';

type Reminder = {
  id: number;
  byName: string;
  note: string;
  sentAt: string;
  roundName: string;
  controlName: string;
  dueOn: string;
  isOverdue: boolean;
  left: number;
  toAgree: number;
};

/** Who reminds of what, until nothing is left or the person hides it. `from` is the page to come back to. */
export function ReminderNotices({
  reminders,
  from,
}: {
  reminders: readonly Reminder[];
  from: 'oversikt' | 'lista';
}) {
  return reminders.map((reminder) => (
    <Notice key={reminder.id} tone="info" title={reminderInWords(reminder)}>
      {reminder.note === '' ? null : <p>”{reminder.note}”</p>}
      <p>Skickad {formatDate(reminder.sentAt)}.</p>
      <Form method="post" action={`/granskningar/paminnelser/${reminder.id}/dolj`} className={styles.hide}>
        <input type="hidden" name="from" value={from} />
        <Button variant="secondary">
          Dölj påminnelsen
          <VisuallyHidden> om {reminder.roundName}</VisuallyHidden>
        </Button>
      </Form>
    </Notice>
  ));
}

/** "3 granskningar och 1 ärende att enas om" */
export function workLeftInWords({ left, toAgree }: { left: number; toAgree: number }): string {
  const own = left > 0 || toAgree === 0 ? [plural(left, 'granskning', 'granskningar')] : [];
  return listInWords([
    ...own,
    ...(toAgree > 0 ? [`${plural(toAgree, 'ärende', 'ärenden')} att enas om`] : []),
  ]);
}

/** "Maria Ek påminner: 3 granskningar i … ska vara klara 2026-12-15." */
export function reminderInWords(reminder: Omit<Reminder, 'id' | 'note' | 'sentAt'>): string {
  const { byName, left, toAgree, controlName, roundName, dueOn, isOverdue } = reminder;
  const ready = left + toAgree > 1 ? 'klara' : left === 1 ? 'klar' : 'klart';
  const verb = isOverdue ? `skulle ha varit ${ready}` : `ska vara ${ready}`;
  return `${byName} påminner: ${workLeftInWords(reminder)} i ${controlName}, ${roundName} ${verb} ${dueOn}.`;
}
