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
  const hasFigures = questions.some(({ coefficients }) => coefficients !== null);
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
          {hasFigures ? null : <HowToRead />}
          <QuestionTable questions={questions} hasFigures={hasFigures} />
        </>
      )}
      {hasFigures || caseCount === 0 ? <HowToRead /> : null}
    </>
  );
}

/** First where there are too few cases for figures: what is missing is said before what there is. */
function HowToRead() {
  return (
    <Section title="Så läser du siffrorna">
      <p>
        Under tio ärenden som minst två har besvarat visas bara antalet. Fritext jämförs tecken för tecken och
        står sist, för två personer skriver sällan likadant.
      </p>
      <SummaryList items={AGREEMENT_HELP} />
    </Section>
  );
}

type QuestionTableProps = Pick<AgreementFigures, 'questions'> & { hasFigures: boolean };

function QuestionTable({ questions, hasFigures }: QuestionTableProps) {
  return (
    <Table caption="Samstämmighet per fråga, lägst först" captionHidden>
      <thead>
        <tr>
          <th scope="col">Fråga</th>
          <th scope="col">Lika</th>
          {hasFigures ? (
            <>
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
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => (
          <QuestionRow key={question.key} question={question} hasFigures={hasFigures} />
        ))}
      </tbody>
    </Table>
  );
}

type QuestionRowProps = { question: AgreementFigures['questions'][number]; hasFigures: boolean };

function QuestionRow({ question, hasFigures }: QuestionRowProps) {
  const { key, shortName, section, coefficients, notForAll, cases } = question;
  const number = (value: number | null | undefined) =>
    value === undefined ? '–' : coefficientInWords(value);
  return (
    <tr>
      <th scope="row">
        {shortName}
        <br />
        <small>{section}</small>
        {cases.length === 0 ? null : (
          <Disclosure summary={`${plural(cases.length, 'ärende', 'ärenden')} med olika svar`}>
            <ul>
              {cases.map(({ reviewId, caseKey }) => (
                <li key={reviewId}>
                  <Link to={`/granskningar/${reviewId}#fraga-${key}`}>{caseKey}</Link>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </th>
      <td>
        {alikeInWords(question)}
        {notForAll > 0 ? <small>. {plural(notForAll, 'gång', 'gånger')} fick inte alla frågan</small> : null}
      </td>
      {hasFigures ? (
        <>
          <td data-numeric>{coefficients?.percent == null ? '–' : formatPercent(coefficients.percent)}</td>
          <td data-numeric>{number(coefficients?.gwetAc1)}</td>
          <td data-numeric>{number(coefficients?.cohenKappa)}</td>
          <td data-numeric>{number(coefficients?.krippendorffAlpha)}</td>
        </>
      ) : null}
    </tr>
  );
}
