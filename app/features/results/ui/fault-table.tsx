import { Link } from '@remix-run/react';
import { Table } from '#app/shared/ui/table.tsx';

export type FaultToShow = {
  reviewId: number;
  caseKey: string;
  answerKey: string;
  question: string;
  answer: string;
  description: string;
  deviation: { id: number; number: string } | null;
};

/** The faults with their way on: to the review that found them and to the deviation they made. */
export function FaultTable({ faults }: { faults: readonly FaultToShow[] }) {
  return (
    <Table caption="Brister">
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Fråga</th>
          <th scope="col">Svar</th>
          <th scope="col">Beskrivning</th>
          <th scope="col">Avvikelse</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((fault) => (
          <tr key={`${fault.reviewId} ${fault.answerKey}`}>
            <th scope="row" data-nowrap>
              <Link to={`/granskningar/${fault.reviewId}`}>{fault.caseKey}</Link>
            </th>
            <td>{fault.question}</td>
            <td data-nowrap>{fault.answer}</td>
            <td>{fault.description || '–'}</td>
            <td data-nowrap>
              {fault.deviation ? (
                <Link to={`/avvikelser/${fault.deviation.id}`}>{fault.deviation.number}</Link>
              ) : (
                'Ingen'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
