import { NOBODY } from '#app/features/cases/domain/name-choice.ts';
import type { NamesToMatch } from '#app/features/cases/server/load-names.server.ts';
import { plural } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { type NameChoice, NameChoices } from './name-choices.tsx';

/** The names of handläggare that nobody has been found for, and those that are settled. */
export function CaseWorkerNames({ names, others, people }: NamesToMatch) {
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
      {names.length + others.length === 0 ? <p>Inga ärenden har någon handläggare i registret.</p> : null}
      {names.length > 0 && unknown.length === 0 && others.every(({ state }) => state.kind !== 'unknown') ? (
        <Notice tone="success" title="Alla handläggare är kända" />
      ) : null}
      {unknown.length > 0 ? (
        <>
          <h3>{plural(unknown.length, 'namn', 'namn')} som inte stämmer med någon person</h3>
          <NameChoices intent="people" rows={unknown} emptyLabel="Senare" options={options} />
        </>
      ) : null}
      {settled.length > 0 ? (
        <Disclosure summary={`${plural(settled.length, 'namn', 'namn')} som är klara`}>
          <NameChoices intent="people" rows={settled} emptyLabel="Som namnet säger" options={options} />
        </Disclosure>
      ) : null}
      {others.length > 0 ? <NamesForOthers names={others} /> : null}
    </Section>
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
