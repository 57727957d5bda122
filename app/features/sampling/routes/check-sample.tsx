import type { MetaFunction } from '@remix-run/node';
import { CheckSamplePage } from '#app/features/sampling/ui/check-sample-page.tsx';

export const meta: MetaFunction = () => [{ title: 'Kontrollera ett urval – Aktsam' }];

/** For everybody, logged in or not: the page holds nothing, and what it is given stays in the browser. */
export function loader() {
  return null;
}

export default function CheckSample() {
  return <CheckSamplePage />;
}
