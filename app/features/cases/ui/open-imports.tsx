import { Link } from '@remix-run/react';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import type { LoadedRegister } from './case-table.tsx';

const WORDS = {
  reading: 'läses',
  staged: 'väntar på att läsas in',
  applying: 'läses in',
} as const;

/** The files on their way into the register, so that whoever left their page finds it again. */
export function OpenImports({
  registerId,
  open,
}: {
  registerId: number;
  open: LoadedRegister['openImports'];
}) {
  if (open.length === 0) return null;
  return (
    <Notice tone="info" title={open.length === 1 ? 'En fil är på väg in' : 'Filer är på väg in'}>
      <ul>
        {open.map((one) => (
          <li key={one.id}>
            <Link to={`/register/${registerId}/inlasningar/${one.id}`}>{one.fileName}</Link>{' '}
            {WORDS[one.state]}, uppladdad {formatDateTime(one.uploadedAt)} av {one.uploadedBy}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
