import path from 'node:path';
import { readConfig } from '#app/shared/server/config.server.ts';
import { checkLog } from './check-log.ts';
import { resetPassword } from './reset-password.ts';

const HELP = `Användning: npm run aktsam -- <kommando>

  logg                Räknar om hela loggens kedja. Avslutar med 0 när den är hel, 1 när den är bruten.
  losenord E-POST     Ger personen ett tillfälligt lösenord, om ingen systemförvaltare kan logga in.
`;

const projectRoot = path.resolve(import.meta.dirname, '../..');

switch (process.argv[2]) {
  case 'logg': {
    const { sentence, exitCode } = checkLog(readConfig(process.env, projectRoot).dataFolder);
    (exitCode === 0 ? process.stdout : process.stderr).write(`${sentence}\n`);
    process.exitCode = exitCode;
    break;
  }
  case 'losenord': {
    const { dataFolder } = readConfig(process.env, projectRoot);
    const { sentence, exitCode } = await resetPassword(dataFolder, process.argv[3] ?? '');
    (exitCode === 0 ? process.stdout : process.stderr).write(`${sentence}\n`);
    process.exitCode = exitCode;
    break;
  }
  default:
    process.stderr.write(HELP);
    process.exitCode = 2;
}
