import { Link } from '@remix-run/react';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { CheckedFile } from '../server/check-report-file.server.ts';
import styles from './report-files.module.css';

/** Which finalised round the file is of, or that it is not known. */
export function CheckedFileAnswer({ checked: { sha256, files } }: { checked: CheckedFile }) {
  return (
    <Stack>
      {files.length === 0 ? (
        <Notice tone="warning" title="Filen är inte känd">
          <p>
            Ingen fastställd omgång som du får läsa har en sådan fil. Någon kan ha ändrat i den eller sparat
            om den, eller så är den hämtad innan omgången fastställdes.
          </p>
        </Notice>
      ) : null}
      {files.map((file) => (
        <Notice
          key={`${file.roundId} ${file.finalisedAt} ${file.kind}`}
          tone={file.isInForce ? 'success' : 'warning'}
          title={`Filen är oförändrad: nummer ${file.number}`}
        >
          <p>
            {file.kind}, av {file.controlName}, {file.roundName}, {file.unitName}. Fastställd{' '}
            {formatDateTime(file.finalisedAt)}. Filen hämtades första gången {formatDateTime(file.madeAt)}.
          </p>
          {file.isInForce ? null : (
            <p>
              {file.isFinalised
                ? 'Omgången har fastställts på nytt efter det. Siffrorna i filen gäller inte längre.'
                : 'Omgången är öppnad igen efter det, och dess siffror kan ändras.'}
            </p>
          )}
          {file.isFinalised ? (
            <p>
              <Link to={`/resultat/${file.roundId}`}>Visa resultatet</Link>
            </p>
          ) : null}
        </Notice>
      ))}
      <p className={styles.hash}>SHA-256: {sha256}</p>
    </Stack>
  );
}
