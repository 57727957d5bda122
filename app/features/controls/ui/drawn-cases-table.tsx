import { Link } from '@remix-run/react';
import { begunInWords } from '#app/features/controls/domain/begun-review.ts';
import { SELECTION_REASON_WORDS } from '#app/features/controls/domain/draw-words.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';

type Props = {
  draw: DrawView;
  caption: string;
  /** Given: each case can be replaced, from the page at this address. */
  replaceAt?: string | undefined;
  /** All digits of the slumptal, for the protocol. */
  isExact?: boolean | undefined;
  /** Marks protected identity; unless told, where slumptal are not exact: the protocol is handed on. */
  showsProtected?: boolean | undefined;
  /** Places in the list to show, the first 0; everything up to a limit unless given. */
  from?: number | undefined;
  to?: number | undefined;
};

/** A census may hold thousands; the files have them all. */
const MOST_ROWS = 500;

/** The drawn cases in order with slumptal and why each was drawn; replaced ones stay, struck through. */
export function DrawnCasesTable({
  draw,
  caption,
  replaceAt,
  isExact,
  showsProtected = !isExact,
  from = 0,
  to = MOST_ROWS,
}: Props) {
  const hasGroups = draw.cases.some(({ stratum }) => stratum !== '');
  // Chosen on cause: no chance has had a say.
  const hasTickets = isExact || draw.allocationKind !== 'onCause';
  const shown = draw.cases.slice(from, to);
  const left = to === MOST_ROWS ? draw.cases.length - shown.length : 0;
  const replacementOf = new Map(draw.replacements.map((one) => [one.replacedKey, one]));
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col" data-numeric>
            Nr
          </th>
          <th scope="col">Ärende</th>
          {hasGroups ? <th scope="col">Grupp</th> : null}
          {draw.quotaColumns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          {hasTickets ? (
            <th scope="col" data-numeric>
              Slumptal
            </th>
          ) : null}
          <th scope="col">Varför</th>
          {replaceAt ? (
            <th scope="col">
              <VisuallyHidden>Ändra urvalet</VisuallyHidden>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {shown.map((one) => {
          const replacement = replacementOf.get(one.key);
          return (
            <tr key={one.frameCaseId}>
              <td data-numeric>{one.position}</td>
              <td data-nowrap>
                {one.isReplaced ? <s>{one.key}</s> : one.key}
                {one.isProtected && showsProtected ? (
                  <div>
                    <Status tone="warning">Skyddade personuppgifter</Status>
                  </div>
                ) : null}
              </td>
              {hasGroups ? <td>{one.stratum || '(tomt)'}</td> : null}
              {draw.quotaColumns.map((column, index) => (
                <td key={column}>{one.quotaValues[index]}</td>
              ))}
              {hasTickets ? <td data-numeric>{ticketText(one.ticket, isExact)}</td> : null}
              <td>
                {SELECTION_REASON_WORDS[one.reason]}
                {one.choice ? choiceInWords(one.choice) : ''}
                {replacement ? replacementInWords(replacement) : ''}
              </td>
              {replaceAt ? (
                <td data-nowrap>
                  {one.isReplaced ? null : (
                    <Link to={`${replaceAt}?arende=${one.frameCaseId}`}>
                      {draw.selection === 'random' || draw.allocationKind === 'firstInOrder'
                        ? 'Ersätt'
                        : 'Ta ur'}
                      <VisuallyHidden> {one.key}</VisuallyHidden>
                    </Link>
                  )}
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
      {left > 0 ? (
        <tfoot>
          <tr>
            <td colSpan={5}>och {formatNumber(left)} till, som står i urvalsprotokollets fil</td>
          </tr>
        </tfoot>
      ) : null}
    </Table>
  );
}

/** A slumptal with six decimals, or every digit the generator gave. */
export function ticketText(ticket: number, isExact = false): string {
  return (isExact ? String(ticket) : ticket.toFixed(6)).replace('.', ',');
}

/** Who chose the case and, on cause, why; follows the reason. */
function choiceInWords({ cause, byName }: NonNullable<DrawView['cases'][number]['choice']>): string {
  return ` av ${byName}${cause === '' ? '' : `: ${cause}`}`;
}

/** What became of a case that is not in the sample any more; follows why it was. */
function replacementInWords({ replacementKey, reason, begun }: DrawView['replacements'][number]): string {
  const what = replacementKey === null ? 'Taget ur urvalet' : `Ersatt av ${replacementKey}`;
  return `. ${what}: ${replacementReasonLabel(reason).toLocaleLowerCase('sv')}. ${begunInWords(begun)}`;
}
