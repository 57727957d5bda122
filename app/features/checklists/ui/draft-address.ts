/** Where the pages of a draft are. */
export const draftAddress = {
  draft: (checklistId: number) => `/checklistor/${checklistId}/utkast`,
  about: (checklistId: number) => `/checklistor/${checklistId}/utkast/om`,
  section: (checklistId: number, key: string) => `/checklistor/${checklistId}/utkast/avsnitt/${key}`,
  question: (checklistId: number, key: string) => `/checklistor/${checklistId}/utkast/fragor/${key}`,
  newQuestion: (checklistId: number, sectionKey: string, kind?: string) =>
    `/checklistor/${checklistId}/utkast/fragor?${new URLSearchParams({ avsnitt: sectionKey, ...(kind ? { slag: kind } : {}) })}`,
  conditions: (checklistId: number, target: string) => `/checklistor/${checklistId}/utkast/villkor/${target}`,
  suggestion: (checklistId: number, key: string) => `/checklistor/${checklistId}/utkast/forslag/${key}`,
  remove: (checklistId: number, kind: 'fraga' | 'avsnitt', key: string) =>
    `/checklistor/${checklistId}/utkast/ta-bort/${kind}/${key}`,
  move: (checklistId: number, kind: 'fraga' | 'avsnitt', key: string) =>
    `/checklistor/${checklistId}/utkast/flytta/${kind}/${key}`,
  copySection: (checklistId: number, key: string) => `/checklistor/${checklistId}/utkast/kopiera/${key}`,
  tryIt: (checklistId: number) => `/checklistor/${checklistId}/utkast/prova`,
  publish: (checklistId: number) => `/checklistor/${checklistId}/utkast/publicera`,
  newSection: (checklistId: number) => `/checklistor/${checklistId}/utkast/avsnitt`,
  place: (
    checklistId: number,
    at: {
      questionKey?: string | undefined;
      sectionKey?: string | undefined;
      lacks?: 'section' | undefined;
    },
  ) => {
    if (at.lacks === 'section') return draftAddress.newSection(checklistId);
    if (at.questionKey !== undefined) return draftAddress.question(checklistId, at.questionKey);
    if (at.sectionKey !== undefined) return `${draftAddress.draft(checklistId)}#avsnitt-${at.sectionKey}`;
    return draftAddress.about(checklistId);
  },
};
