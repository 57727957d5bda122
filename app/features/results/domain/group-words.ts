/** What a group of a breakdown is called; null stands for the groups that are too small to stand by themselves. */
export function groupName(value: string | null): string {
  if (value === null) return 'Övriga grupper';
  return value === '' ? 'Inget angivet' : value;
}
