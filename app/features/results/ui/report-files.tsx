import { Link } from '@remix-run/react';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import styles from './report-files.module.css';

type ReportFilesProps = {
  files: readonly { name: string; sha256: string; madeAt: string }[];
};

/** The files of a finalised round by their hashes: which file somebody has can then be proved. */
export function ReportFiles({ files }: ReportFilesProps) {
  return (
    <Disclosure summary="Filernas kontrollsummor">
      {files.length === 0 ? (
        <p>En fil får sin kontrollsumma när den hämtas första gången.</p>
      ) : (
        <Table caption="Filer av den fastställda omgången" captionHidden>
          <thead>
            <tr>
              <th scope="col">Fil</th>
              <th scope="col">SHA-256</th>
              <th scope="col">Hämtades första gången</th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ name, sha256, madeAt }) => (
              <tr key={sha256}>
                <th scope="row" data-nowrap>
                  {name}
                </th>
                <td className={styles.hash}>{sha256}</td>
                <td data-nowrap>{formatDateTime(madeAt)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p>
        <Link to="/resultat/kontrollera-fil">Kontrollera en fil som någon har fått</Link>
      </p>
    </Disclosure>
  );
}
