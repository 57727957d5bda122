import { type RouteConfigEntry, route } from '@remix-run/route-config';

const routes = 'features/checklists/routes';
const draft = 'checklistor/:checklistId/utkast';

export const checklistRoutes: RouteConfigEntry[] = [
  route('checklistor', `${routes}/checklists.tsx`),
  route('checklistor/ny', `${routes}/new-checklist.tsx`),
  route('checklistor/las-in', `${routes}/exchange-import.tsx`),
  route('checklistor/version/:versionId', `${routes}/checklist-version.tsx`),
  route('checklistor/version/:versionId/papper', `${routes}/paper-form.tsx`),
  route('checklistor/version/:versionId/fil.json', `${routes}/exchange-file.ts`),
  route('checklistor/:checklistId', `${routes}/checklist.tsx`),
  route('checklistor/:checklistId/jamfor', `${routes}/compare-versions.tsx`),
  route(draft, `${routes}/draft.tsx`),
  route(`${draft}/om`, `${routes}/draft-about.tsx`),
  route(`${draft}/avsnitt/:sectionKey?`, `${routes}/draft-section.tsx`),
  route(`${draft}/fragor/:questionKey?`, `${routes}/draft-question.tsx`),
  route(`${draft}/villkor/:target`, `${routes}/draft-conditions.tsx`),
  route(`${draft}/forslag/:questionKey`, `${routes}/draft-suggestion.tsx`),
  route(`${draft}/flytta/:kind/:key`, `${routes}/draft-move.tsx`),
  route(`${draft}/kopiera/:sectionKey`, `${routes}/draft-copy-section.tsx`),
  route(`${draft}/ta-bort/:kind/:key`, `${routes}/draft-remove.tsx`),
  route(`${draft}/prova`, `${routes}/try-draft.tsx`),
  route(`${draft}/publicera`, `${routes}/publish-draft.tsx`),
];
