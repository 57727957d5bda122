import { Form, useNavigation } from '@remix-run/react';
import type { SavedMark } from '#app/features/accounts/domain/saved-mark.ts';
import { SavedNotice } from '#app/features/accounts/ui/saved-notice.tsx';
import { NOBODY, REST } from '#app/features/cases/domain/name-choice.ts';
import type { NamesToMatch } from '#app/features/cases/server/load-names.server.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { type NameChoice, NameChoices } from './name-choices.tsx';

type CaseWorkerNamesProps = NamesToMatch & {
  saved: SavedMark | null;
  /** The names that were all said to be nobody here a moment ago. */
  justLeft: readonly string[];
};

/** The names of handläggare that nobody has been found for, and those that are settled. */
export function CaseWorkerNames({ names, others, people, saved, justLeft }: CaseWorkerNamesProps) {
  const nameOf = (id: number | null) =>
    people.find((person) => person.id === id)?.name ?? 'en avstängd person';
  const toChoice = ({ name, caseCount, state }: NamesToMatch['names'][number]): NameChoice => {
    switch (state.kind) {
      case 'unknown': {
        const like =
          state.likeId === null ? undefined : { value: String(state.likeId), label: nameOf(state.likeId) };
        return { name, caseCount, standsFor: '', value: '', like };
      }
      case 'sameName':
        return { name, caseCount, standsFor: `samma namn som ${nameOf(state.personId)}`, value: '' };
      case 'decided':
        return state.personId === null
          ? { name, caseCount, standsFor: 'ingen av våra', value: NOBODY }
          : { name, caseCount, standsFor: nameOf(state.personId), value: String(state.personId) };
    }
  };
  const unknown = names.filter(({ state }) => state.kind === 'unknown').map(toChoice);
  const settled = names.filter(({ state }) => state.kind !== 'unknown').map(toChoice);
  const options = [
    { value: NOBODY, label: 'Ingen av våra' },
    ...people.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  return (
    <Section
      title="Handläggare"
      id="handlaggare"
      lead={
        <p>
          Ingen får granska sina egna ärenden. Därför behöver programmet veta vilka personer handläggarna i
          registret är. Ett val gäller i alla register och går före lika namn.
        </p>
      }
    >
      <SavedNotice saved={saved} what="handlaggare">
        <LeaveUndone names={justLeft} />
      </SavedNotice>
      {names.length + others.length === 0 ? <p>Inga ärenden har någon handläggare i registret.</p> : null}
      {names.length > 0 && unknown.length === 0 && others.every(({ state }) => state.kind !== 'unknown') ? (
        <Notice tone="success" title="Alla handläggare är kända" />
      ) : null}
      {unknown.length > 0 ? (
        <>
          <h3>{plural(unknown.length, 'namn', 'namn')} som inte stämmer med någon person</h3>
          <NameChoices
            intent="people"
            rows={unknown}
            emptyLabel="Senare"
            options={options}
            rest={
              unknown.length > 1 ? { intent: REST, label: 'Spara, och ingen av våra för resten' } : undefined
            }
          />
        </>
      ) : null}
      {settled.length > 0 ? (
        <Disclosure summary={plural(settled.length, 'namn som är klart', 'namn som är klara')}>
          <NameChoices intent="people" rows={settled} emptyLabel="Som namnet säger" options={options} />
        </Disclosure>
      ) : null}
      {others.length > 0 ? <NamesForOthers names={others} /> : null}
    </Section>
  );
}

/** One button takes back what was said of all the rest at once. */
function LeaveUndone({ names }: { names: readonly string[] }) {
  const isSending = useNavigation().state !== 'idle';
  if (names.length === 0) return null;
  return (
    <Form method="post" replace preventScrollReset>
      <p>
        {plural(names.length, 'namn är satt', 'namn är satta')} till ingen av våra.{' '}
        {names.length > 1 ? 'De' : 'Det'} står bland dem som är klara.
      </p>
      {names.map((name) => (
        <span key={name}>
          <input type="hidden" name="name" value={name} />
          <input type="hidden" name="choice" value="" />
        </span>
      ))}
      <Button name="intent" value="people" variant="secondary" disabled={isSending}>
        Ångra det valet
      </Button>
    </Form>
  );
}

/** Names that are about more than the reader's own units: she sees them, and who decides. */
function NamesForOthers({ names }: { names: NamesToMatch['others'] }) {
  return (
    <Disclosure summary={`${plural(names.length, 'namn', 'namn')} som avgörs högre upp i organisationen`}>
      <p>
        Namnen står i ärenden utanför dina enheter, eller gäller personer utan roll där. Kvalitet eller
        systemförvaltare högre upp i organisationen avgör vilka de är.
      </p>
      <ul>
        {names.map(({ name, caseCount, state, means }) => (
          <li key={name}>
            {name}, {plural(caseCount, 'ärende', 'ärenden')}: {meaningOf(state, means)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function meaningOf(state: NamesToMatch['others'][number]['state'], means: string | null): string {
  if (state.kind === 'unknown') return 'inte avgjort';
  if (state.personId === null) return 'ingen av våra';
  return means ?? 'en avstängd person';
}
