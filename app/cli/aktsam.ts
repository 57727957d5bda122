import path from 'node:path';

const HELP = `Användning: npm run aktsam -- <kommando>

  logg                Räknar om hela loggens kedja. Avslutar med 0 när den är hel, 1 när den är bruten.
  losenord E-POST     Ger personen ett tillfälligt lösenord, om ingen systemförvaltare kan logga in.
  draw                Drar ett urval ur en urvalsram i en fil. Behöver ingen databas. Valen: draw --help
  verify              Kontrollerar ett urvalsprotokoll mot sin urvalsram. Valen: verify --help
`;

type Answer = { readonly stdout: string; readonly stderr: string; readonly exitCode: number };

function print({ stdout, stderr, exitCode }: Answer): void {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}

function printSentence({
  sentence,
  exitCode,
}: {
  readonly sentence: string;
  readonly exitCode: number;
}): void {
  const line = `${sentence}\n`;
  print({ stdout: exitCode === 0 ? line : '', stderr: exitCode === 0 ? '' : line, exitCode });
}

/** The folder of the database, for the commands that need one. */
async function dataFolder(): Promise<string> {
  const { readConfig } = await import('#app/shared/server/config.server.ts');
  return readConfig(process.env, path.resolve(import.meta.dirname, '../..')).dataFolder;
}

// Each command is loaded when it is asked for: those that read files only work without a database and its driver.
switch (process.argv[2]) {
  case 'logg': {
    const { checkLog } = await import('./check-log.ts');
    printSentence(checkLog(await dataFolder()));
    break;
  }
  case 'losenord': {
    const { resetPassword } = await import('./reset-password.ts');
    printSentence(await resetPassword(await dataFolder(), process.argv[3] ?? ''));
    break;
  }
  case 'draw': {
    const { draw } = await import('./draw.ts');
    print(draw(process.argv.slice(3)));
    break;
  }
  case 'verify': {
    const { verify } = await import('./verify.ts');
    print(verify(process.argv.slice(3)));
    break;
  }
  default:
    print({ stdout: '', stderr: HELP, exitCode: 2 });
}
