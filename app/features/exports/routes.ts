import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const exportRoutes: RouteConfigEntry[] = [
  route('omgangar/:roundId/protokoll.xlsx', 'features/exports/routes/protocol-workbook.ts'),
  route('omgangar/:roundId/protokoll/avidentifierat', 'features/exports/routes/deidentified-protocol.tsx'),
  route(
    'omgangar/:roundId/protokoll-avidentifierat.json',
    'features/exports/routes/deidentified-protocol-file.ts',
  ),
  route('omgangar/:roundId/resultat.xlsx', 'features/exports/routes/round-workbook.ts'),
  route('omgangar/:roundId/rapport.docx', 'features/exports/routes/round-report.ts'),
  route('omgangar/:roundId/publicera', 'features/exports/routes/publish.tsx'),
  route('publicerat/*', 'features/exports/routes/published-report.tsx'),
  route('registerkontroller/:checkId/hittade.xlsx', 'features/exports/routes/check-workbook.ts'),
  route('checklistor/version/:versionId/fragor.xlsx', 'features/exports/routes/checklist-workbook.ts'),
  route('vinjetter/:roundId/spridning.xlsx', 'features/exports/routes/spread-workbook.ts'),
  route('planer/:planId/fil.xlsx', 'features/exports/routes/plan-workbook.ts'),
  route('planer/:planId/rapport.docx', 'features/exports/routes/plan-report.ts'),
  route('aret/:year/fil.xlsx', 'features/exports/routes/year-workbook.ts'),
  route('aret/:year/fil.docx', 'features/exports/routes/year-report.ts'),
  route('atgarder/plan.xlsx', 'features/exports/routes/action-plan-workbook.ts'),
  route('atgarder/plan.docx', 'features/exports/routes/action-plan-document.ts'),
  route('lex-sarah.xlsx', 'features/exports/routes/lex-sarah-workbook.ts'),
  route('avvikelser/lamna-over/:systemId', 'features/exports/routes/hand-over.tsx'),
  route('avvikelser/lamna-over/:systemId/:batch', 'features/exports/routes/handover-batch.tsx'),
  route('avvikelser/lamna-over/:systemId/:batch/fil', 'features/exports/routes/handover-file.ts'),
  route('avvikelser/export.xlsx', 'features/exports/routes/deviations-workbook.ts'),
];
