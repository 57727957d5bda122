import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadPublishedReport } from '../server/load-published-report.server.ts';
import { PublishedReportPage } from '../ui/published-report-page.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.controlName}, ${data.roundName}` : 'Aktsam' },
  { name: 'robots', content: 'noindex, nofollow, noarchive' },
];

/** For everybody who has the link, logged in or not. Everything below the address is taken for a secret. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return loadPublishedReport(context.services, params['*'] ?? '');
}

/** Without it the framework would log the address of a form that somebody sent here. */
export function action(): Response {
  throw new Response(null, { status: 405 });
}

export default function PublishedReport() {
  return <PublishedReportPage report={useLoaderData<typeof loader>()} />;
}
