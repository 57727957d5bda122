import { Link } from '@remix-run/react';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { ReportFilesToShow } from '../server/list-report-files.server.ts';
import styles from './report-files.module.css';

type ReportFilesProps = { files: ReportFilesToShow };

/** The files of a finalised round by their hashes: which file somebody has can then be proved. */
export function ReportFiles({ files: { made, isMaking } }: ReportFilesProps) {
  return (
    <>
      {isMaking ? (
        <p>
          Filerna görs i ordning. Ladda om sidan om en stund. Du kan också hämta en fil nu och vänta tills den
          är klar.
        </p>
      ) : null}
      <Disclosure summary="Filernas kontrollsummor">
        <Stack>
          <p>
            Filerna görs när omgången fastställs. Den som hämtar en av dem får samma fil varje gång, också om
            något har bytt namn eller en avvikelse har hanterats sedan dess.
          </p>
          {made.length > 0 ? (
            <Table caption="Filer av den fastställda omgången" captionHidden>
              <thead>
                <tr>
                  <th scope="col">Fil</th>
                  <th scope="col">SHA-256</th>
                  <th scope="col">Gjordes</th>
                </tr>
              </thead>
              <tbody>
                {made.map(({ name, sha256, madeAt, isGone }) => (
                  <tr key={sha256}>
                    <th scope="row" data-nowrap>
                      {name}
                    </th>
                    <td className={styles.hash}>{sha256}</td>
                    <td>
                      {formatDateTime(madeAt)}
                      {isGone ? '. Finns inte kvar i programmet och kan inte göras igen' : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          ) : null}
          <p>
            <Link to="/resultat/kontrollera-fil">Kontrollera en fil som någon har fått</Link>
          </p>
        </Stack>
      </Disclosure>
    </>
  );
}
