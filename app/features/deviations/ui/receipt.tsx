import type { SerializeFrom } from '@remix-run/node';
import { Link } from '@remix-run/react';
import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { Receipt as ReceiptToShow } from '#app/features/deviations/server/load-receipt.server.ts';
import { listInWords } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type Props = { receipt: SerializeFrom<ReceiptToShow> };

/** What handing in has led to: the deviations, or what they wait for. */
export function Receipt({ receipt }: Props) {
  const { completedRoundId } = receipt;
  return (
    <>
      {completedRoundId === null ? null : (
        <p>
          Alla granskningar är inlämnade – <Link to={`/omgangar/${completedRoundId}`}>gå till omgången</Link>.
        </p>
      )}
      <WhatCame receipt={receipt} />
    </>
  );
}

function WhatCame({ receipt }: Props) {
  const { deviationsCome, toAgree, caseKey } = receipt;
  if (deviationsCome === 'never')
    return <p>Hur gruppen svarade visas när alla har lämnat in eller svarandet har avslutats.</p>;
  if (deviationsCome !== 'agreement') return <Deviations receipt={receipt} />;
  if (toAgree === null)
    return (
      <p>
        När alla som granskar ärendet har lämnat in enas ni om svaren. Avvikelser skapas först när ni har
        enats om svaren.
      </p>
    );
  return (
    <Notice
      tone="success"
      title={toAgree.count === 2 ? 'Ni är klara båda två' : `Ni är klara alla ${toAgree.count}`}
    >
      <p>
        <Link to={`/granskningar/${toAgree.reviewId}/enas`}>Enas om {caseKey}</Link>. Avvikelser skapas först
        när ni har enats om svaren.
      </p>
    </Notice>
  );
}

function Deviations({ receipt }: Props) {
  const { isAwaitingApproval, deviations, linkedNumbers } = receipt;
  return (
    <Section title="Avvikelser">
      {isAwaitingApproval ? (
        <p>Granskningen väntar på att någon annan godkänner den. Först då skapas eller ändras avvikelser.</p>
      ) : null}
      {!isAwaitingApproval && deviations.length === 0 && linkedNumbers.length === 0 ? (
        <p>Inga avvikelser skapades.</p>
      ) : null}
      {deviations.length > 0 ? (
        <Table caption="Avvikelser från granskningen" captionHidden>
          <thead>
            <tr>
              <th scope="col">Nummer</th>
              <th scope="col">Avvikelse</th>
              <th scope="col">Ansvarig</th>
              <th scope="col">Bedöms senast</th>
              <th scope="col">Läge</th>
            </tr>
          </thead>
          <tbody>
            {deviations.map((deviation) => (
              <tr key={deviation.id}>
                <th scope="row" data-nowrap>
                  {deviation.number}
                </th>
                <td>{deviation.title}</td>
                <td>{deviation.responsibleName ?? 'Ingen utsedd'}</td>
                <td data-nowrap>{deviation.dueOn}</td>
                <td>{deviationStateWords[deviation.state]}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {linkedNumbers.length > 0 ? (
        <p>
          Samma brist fanns redan i {listInWords(linkedNumbers)}. Den kopplades dit, så ingen ny avvikelse
          skapades.
        </p>
      ) : null}
    </Section>
  );
}
