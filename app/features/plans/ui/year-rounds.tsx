import { Link } from '@remix-run/react';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import { classNames } from '#app/shared/ui/class-names.ts';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { yearQuery } from '../domain/year-query.ts';
import { notDoneWords, nothingUndone } from '../domain/year-words.ts';
import type { YearPage } from '../server/load-year.server.ts';
import { RoundsAbove } from './rounds-above.tsx';
import styles from './year.module.css';

type RoundsProps = Pick<
  YearPage,
  'rounds' | 'above' | 'page' | 'pageCount' | 'unit' | 'version' | 'year' | 'roundCount'
>;

/** The finalised rounds: what was looked at and why, what it came to, and what was proposed. */
export function YearRounds({ rounds, above, page, pageCount, ...of }: RoundsProps) {
  if (of.roundCount === 0) {
    return (
      <>
        <p>Ingen omgång med referensdatum {of.year} är fastställd.</p>
        <RoundsAbove names={above} />
      </>
    );
  }
  const isInternal = of.version === 'internal';
  const here = yearQuery({ unitId: of.unit.id, version: of.version });
  return (
    <>
      <Table caption={`Fastställda omgångar ${of.year}`} captionHidden>
        <thead>
          <tr>
            <th scope="col">Kontroll och syfte</th>
            <th scope="col">Resultat</th>
            <th scope="col">Förbättringsförslag</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.id}>
              <th scope="row">
                {round.controlName}
                <p className={styles.quiet}>
                  <Link to={isInternal ? `/omgangar/${round.id}` : `/resultat/${round.id}`}>
                    {round.roundName}, {round.finalNumber}
                  </Link>
                  {`, ${round.unitName}`}
                </p>
                {round.purpose === '' ? null : (
                  <p className={classNames(styles.quiet, styles.written)}>{round.purpose}</p>
                )}
              </th>
              <td>
                <ul className={styles.results}>
                  {round.results.map((result) => (
                    <li key={result.shortName}>
                      {result.shortName}: {countInWords(result)}
                    </li>
                  ))}
                </ul>
              </td>
              <td className={styles.written}>{round.improvement}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Pagination
        page={page}
        pageCount={pageCount}
        toPage={(to) => `/aret/${of.year}${here}&sida=${to}#kontroller`}
      />
      {pageCount > 1 ? <p>Excel- och Word-filen har alla {of.roundCount} omgångar.</p> : null}
    </>
  );
}

/** What was planned and is not done, with why. */
export function YearNotDone({ notDone, ...of }: Pick<YearPage, 'notDone' | 'year' | 'isOver' | 'version'>) {
  const { year } = of;
  if (notDone.length === 0) return <p>{nothingUndone(of)}</p>;
  return (
    <Table caption={`Planerat men inte genomfört ${year}`} captionHidden>
      <thead>
        <tr>
          <th scope="col">Vad</th>
          <th scope="col">Enhet</th>
          <th scope="col">Senast</th>
          <th scope="col">Läge</th>
          <th scope="col">Varför</th>
        </tr>
      </thead>
      <tbody>
        {notDone.map((one) => (
          <tr key={one.key}>
            <th scope="row">
              {one.title}
              <p className={styles.quiet}>{one.detail}</p>
            </th>
            <td>{one.unitName}</td>
            <td data-nowrap="">{one.dueOn}</td>
            <td data-nowrap="">{notDoneWords[one.status]}</td>
            <td>{one.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
