/** "6 av 10 inlämnade": how many cases count, in the word of what makes them count in the round. */
export function settledInWords(
  settled: number,
  total: number,
  round: { readonly isSeveral: boolean; readonly needsApproval: boolean },
): string {
  const word = round.needsApproval ? 'godkända' : round.isSeveral ? 'med enade svar' : 'inlämnade';
  return `${settled} av ${total} ${word}`;
}
