import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseReminder, readReviewer } from '#app/features/reviews/forms/reminder-form.ts';
import { loadReminder, remindReviewers } from '#app/features/reviews/server/remind-reviewers.server.ts';
import { reminderInWords, workLeftInWords } from '#app/features/reviews/ui/reminder-notices.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Påminn, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const result = loadReminder(args.context.services, actor, roundId);
  if (!result.ok) throw refused(result.error, roundId);
  const personId = readReviewer(new URL(args.request.url).searchParams.get('granskare'));
  const { people } = result.value;
  return {
    ...result.value,
    personId,
    byName: actor.displayName,
    people: people.filter((person) => personId === null || person.personId === personId),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { services } = args.context;
  const page = loadReminder(services, actor, roundId);
  if (!page.ok) throw refused(page.error, roundId);
  const form = await args.request.formData();
  const parsed = parseReminder(form);
  if (!parsed.ok) return data({ message: parsed.error, note: String(form.get('note')) }, { status: 422 });
  const sent = remindReviewers(services, actor, roundId, parsed.value);
  if (!sent.ok) throw refused(sent.error, roundId);
  const { reminded, already } = sent.value;
  return redirect(`/omgangar/${roundId}/laget?paminda=${reminded}-${already}`);
}

function refused(error: 'notFound' | 'forbidden' | 'notOpen', roundId: RoundId): Response {
  if (error === 'notFound') return notFound();
  return error === 'forbidden' ? forbidden() : redirect(`/omgangar/${roundId}`);
}

/** Says whom it goes to and what they will read, before it is sent. */
export default function Remind() {
  const { round, people, personId, byName, isOverdue, isMailed } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const due = people.filter(({ isRemindedToday }) => !isRemindedToday);
  const [first] = due;
  const name = personId === null ? null : (people[0]?.name ?? null);
  return (
    <>
      {failed ? <ErrorSummary errors={[{ field: 'note', message: failed.message }]} /> : null}
      <PageHeader
        back={{ to: `/omgangar/${round.id}/laget`, label: 'Vem som granskar vad' }}
        eyebrow={`${round.controlName}, ${round.name}`}
        title={name === null ? 'Påminn alla som har kvar' : `Påminn ${name}`}
        lead={`Påminnelsen står i Översikt och Mina granskningar tills allt är inlämnat eller den göms. ${isMailed ? 'Den som inte har stängt av det får också ett mejl om att något väntar, högst ett om dagen. Hälsningen står inte i det.' : 'Ingen e-post skickas.'}`}
      />
      <Section title="Den går till">
        {people.length === 0 ? <p>Ingen har något kvar att påminna om.</p> : null}
        <ul>
          {people.map((person) => (
            <li key={person.personId}>
              {person.name}, {workLeftInWords(person)} kvar
              {person.isRemindedToday ? '. Redan påmind i dag och får ingen till.' : ''}
            </li>
          ))}
        </ul>
      </Section>
      {first === undefined ? null : (
        <Form method="post">
          <input type="hidden" name="granskare" value={personId ?? ''} />
          <p>
            {due.length === 1 ? 'Det här står det' : `Det här står det för ${first.name}`}: ”
            {reminderInWords({
              ...{ byName, left: first.left, toAgree: first.toAgree, isOverdue },
              ...{ controlName: round.controlName, roundName: round.name, dueOn: round.dueOn },
            })}
            ”
          </p>
          <Textarea
            label="En hälsning (frivillig)"
            name="note"
            rows={2}
            hint="Syns för den som påminns. Skriv inget om den enskilde."
            defaultValue={failed?.note ?? ''}
            error={failed?.message}
          />
          <Button>{due.length === 1 ? 'Skicka påminnelsen' : `Skicka ${due.length} påminnelser`}</Button>
        </Form>
      )}
    </>
  );
}
