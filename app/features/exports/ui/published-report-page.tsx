import { DeidentifiedBody } from '#app/features/results/ui/deidentified-body.tsx';
import { DividedSection } from '#app/features/results/ui/divided-section.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import type { PublishedReport } from '../server/published-content.server.ts';
import { PublishedSelection } from './published-selection.tsx';

type PublishedReportPageProps = { report: PublishedReport & { publishedAt: string } };

/** A finalised, de-identified result for anybody. Leads nowhere further into the program. */
export function PublishedReportPage({ report }: PublishedReportPageProps) {
  const { figures, organisationName, unitName } = report;
  return (
    <>
      <PageHeader
        eyebrow={[organisationName, unitName, report.roundName].filter(Boolean).join(' · ')}
        title={report.controlName}
        lead={report.purpose}
      />
      <DeidentifiedBody report={report} breaks={report.breaks} publishedAt={report.publishedAt} />
      <DividedSection breakdown={report.breakdown} figures={figures} rule={report.rule} />
      <PublishedSelection selection={report.selection} kind={figures.selection} />
    </>
  );
}
