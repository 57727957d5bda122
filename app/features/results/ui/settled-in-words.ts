/** How the cases of a round come to count. */
export type WayOfReviewing = { readonly isSeveral: boolean; readonly needsApproval: boolean };

/** What makes a case of the round count, as it follows "när": "den första granskningen är godkänd". */
export function countsWhenInWords(
  { isSeveral, needsApproval }: WayOfReviewing,
  which: 'first' | 'all',
): string {
  if (which === 'all') {
    if (needsApproval) return 'granskningarna är godkända';
    return isSeveral ? 'granskarna har enats om svaren i alla ärenden' : 'granskningarna är inlämnade';
  }
  if (needsApproval) return 'den första granskningen är godkänd';
  return isSeveral
    ? 'granskarna har enats om svaren i det första ärendet'
    : 'den första granskningen är inlämnad';
}

/** "6 av 10 inlämnade": how many cases count, in the word of what makes them count in the round. */
export function settledInWords(settled: number, total: number, round: WayOfReviewing): string {
  const word = round.needsApproval ? 'godkända' : round.isSeveral ? 'med enade svar' : 'inlämnade';
  return `${settled} av ${total} ${word}`;
}
