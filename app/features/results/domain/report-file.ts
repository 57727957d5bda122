/** What a file made of a finalised round is, as it is stored. */
export const REPORT_FILE_KINDS = [
  'workbookInternal',
  'workbookDeidentified',
  'reportInternal',
  'reportDeidentified',
] as const;
export type ReportFileKind = (typeof REPORT_FILE_KINDS)[number];

const words: Readonly<Record<ReportFileKind, string>> = {
  workbookInternal: 'Excel, intern',
  workbookDeidentified: 'Excel, avidentifierad',
  reportInternal: 'Word, intern',
  reportDeidentified: 'Word, avidentifierad',
};

/** What people read for the kind; the stored word itself for one that a later version of the program made. */
export function reportFileInWords(kind: string): string {
  return REPORT_FILE_KINDS.some((one) => one === kind) ? words[kind as ReportFileKind] : kind;
}

/** The hash as somebody typed or a page sent it; undefined when it is none. */
export function readSha256(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  return /^[0-9a-f]{64}$/u.test(plain) ? plain : undefined;
}
