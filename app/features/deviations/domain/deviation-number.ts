/** "AV-2026-001"; more than three digits when a year has more than 999. */
export function deviationNumber(year: number, sequence: number): string {
  return `AV-${year}-${String(sequence).padStart(3, '0')}`;
}
