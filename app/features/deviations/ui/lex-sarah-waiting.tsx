import { Link } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type LexSarahWaitingProps = {
  waiting: readonly {
    deviationId: number;
    number: string;
    title: string;
    caseKey: string;
    unitName: string;
    days: number;
  }[];
};

/** Critical answers that wait for the manager to say whether they are to be reported. */
export function LexSarahWaiting({ waiting }: LexSarahWaitingProps) {
  return (
    <Section
      title={`${plural(waiting.length, 'kritiskt svar', 'kritiska svar')} att ta ställning till`}
      lead="Avvikelserna kommer från frågor som är kritiska i checklistan. Du avgör om de ska rapporteras enligt lex Sarah."
    >
      <Table caption="Kritiska svar att ta ställning till" captionHidden>
        <thead>
          <tr>
            <th scope="col">Avvikelse</th>
            <th scope="col">Enhet</th>
            <th scope="col">Har väntat</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map(({ deviationId, number, title, caseKey, unitName, days }) => (
            <tr key={deviationId}>
              <td>
                <Link to={`/avvikelser/${deviationId}/lex-sarah`}>{number}</Link>
                <div>
                  {title}
                  {caseKey === '' ? '' : `, ärende ${caseKey}`}
                </div>
              </td>
              <td>{unitName}</td>
              <td data-nowrap>{days === 0 ? 'Sedan i dag' : plural(days, 'dag', 'dagar')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
