import { existsSync } from 'node:fs';
import path from 'node:path';
import { formatNumber } from '#app/shared/text/format.ts';
import { openDatabase } from '#db/client.server.ts';
import { verifyAuditChain } from '#db/queries/audit.server.ts';

/**
 * Recomputes the chain of the audit log in a data folder. Gives the sentence to print and the exit code: 0 whole,
 * 1 broken, 2 when there is no database to look in.
 */
export function checkLog(dataFolder: string): { sentence: string; exitCode: 0 | 1 | 2 } {
  const file = path.join(dataFolder, 'aktsam.sqlite');
  if (!existsSync(file)) return { sentence: `Det finns ingen databas i ${dataFolder}.`, exitCode: 2 };
  const db = openDatabase(file);
  try {
    const verdict = verifyAuditChain(db);
    if (!verdict.isWhole) {
      return {
        sentence:
          `Loggen är bruten vid händelse ${formatNumber(verdict.brokenAt)}: den är ändrad, borttagen eller inte låst till händelsen före. ` +
          `Hela händelser före den: ${formatNumber(verdict.count)}.`,
        exitCode: 1,
      };
    }
    return {
      sentence:
        `Loggen är hel: ${formatNumber(verdict.count)} händelser, var och en låst till den före. ` +
        `Sista händelsens kontrollsumma: ${verdict.lastHash}`,
      exitCode: 0,
    };
  } finally {
    db.$client.close();
  }
}
