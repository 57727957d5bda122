import { Link } from '@remix-run/react';
import { formatPercent, plural } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { AGREEMENT_HELP, alikeInWords, coefficientInWords } from '../domain/agreement-words.ts';
import type { AgreementFigures } from '../server/load-agreement-figures.server.ts';

type AgreementPageProps = {
  round: { id: number; name: string; controlName: string };
  figures: AgreementFigures;
};

/** Where the reviewers read the checklist differently, the most uncertain question first. It ranks questions, not people. */
export function AgreementPage({ round, figures }: AgreementPageProps) {
  const { caseCount, waitingCount, questions } = figures;
  return (
    <>
      <PageHeader
        eyebrow={`${round.controlName}, ${round.name}`}
        title="Samstämmighet"
        back={{ to: `/omgangar/${round.id}`, label: 'Till omgången' }}
        lead={
          <p>
            Så lika svarade granskarna innan de enades. Frågan med lägst samstämmighet står först: den behöver
            ni prata om. Siffrorna säger något om frågorna, inte om personerna.
          </p>
        }
      />
      {caseCount === 0 ? (
        <EmptyState title="Inget att jämföra än">
          <p>Siffrorna kommer när alla granskare av ett ärende har lämnat in.</p>
        </EmptyState>
      ) : (
        <>
          <p>
            {plural(caseCount, 'ärende är granskat', 'ärenden är granskade')} av alla.
            {waitingCount > 0 ? ` ${plural(waitingCount, 'ärende väntar', 'ärenden väntar')}.` : ''}
          </p>
          <QuestionTable questions={questions} />
        </>
      )}
      <Section title="Så läser du siffrorna">
        <SummaryList items={AGREEMENT_HELP} />
        <p>
          Under tio ärenden som minst två har besvarat visas bara antalet. Fritext jämförs tecken för tecken
          och står sist, för två personer skriver sällan likadant.
        </p>
      </Section>
    </>
  );
}

function QuestionTable({ questions }: Pick<AgreementFigures, 'questions'>) {
  return (
    <Table caption="Samstämmighet per fråga, lägst först" captionHidden>
      <thead>
        <tr>
          <th scope="col">Fråga</th>
          <th scope="col">Lika</th>
          <th scope="col" data-numeric>
            Överensstämmelse
          </th>
          <th scope="col" data-numeric>
            AC1
          </th>
          <th scope="col" data-numeric>
            Cohens kappa
          </th>
          <th scope="col" data-numeric>
            Krippendorffs alfa
          </th>
          <th scope="col">Ärenden med olika svar</th>
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => (
          <QuestionRow key={question.key} question={question} />
        ))}
      </tbody>
    </Table>
  );
}

function QuestionRow({ question }: { question: AgreementFigures['questions'][number] }) {
  const { key, shortName, section, coefficients, notForAll, cases } = question;
  const number = (value: number | null | undefined) =>
    value === undefined ? '–' : coefficientInWords(value);
  return (
    <tr>
      <th scope="row">
        {shortName}
        <br />
        <small>{section}</small>
      </th>
      <td>
        {alikeInWords(question)}
        {notForAll > 0 ? <small>. {plural(notForAll, 'gång', 'gånger')} fick inte alla frågan</small> : null}
      </td>
      <td data-numeric>{coefficients?.percent == null ? '–' : formatPercent(coefficients.percent)}</td>
      <td data-numeric>{number(coefficients?.gwetAc1)}</td>
      <td data-numeric>{number(coefficients?.cohenKappa)}</td>
      <td data-numeric>{number(coefficients?.krippendorffAlpha)}</td>
      <td>
        {cases.length === 0 ? (
          'Inga'
        ) : (
          <Disclosure summary={plural(cases.length, 'ärende', 'ärenden')}>
            <ul>
              {cases.map(({ reviewId, caseKey }) => (
                <li key={reviewId}>
                  <Link to={`/granskningar/${reviewId}#fraga-${key}`}>{caseKey}</Link>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </td>
    </tr>
  );
}
