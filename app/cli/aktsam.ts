import path from 'node:path';
import { readConfig } from '#app/shared/server/config.server.ts';
import { checkLog } from './check-log.ts';

const HELP = `Användning: npm run aktsam -- <kommando>

  logg    Räknar om hela loggens kedja. Avslutar med 0 när den är hel, 1 när den är bruten.
`;

const projectRoot = path.resolve(import.meta.dirname, '../..');

switch (process.argv[2]) {
  case 'logg': {
    const { sentence, exitCode } = checkLog(readConfig(process.env, projectRoot).dataFolder);
    (exitCode === 0 ? process.stdout : process.stderr).write(`${sentence}\n`);
    process.exitCode = exitCode;
    break;
  }
  default:
    process.stderr.write(HELP);
    process.exitCode = 2;
}
