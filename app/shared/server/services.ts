import type { Logger } from 'pino';
import type { ImportId, RegisterId, RoundId } from '#app/shared/domain/ids.ts';
import type { Db } from '#db/client.server.ts';
import type { Background } from './background.ts';

export type Config = {
  /** Where the program itself stands; workers and migrations are found from here. */
  projectRoot: string;
  /** Holds the database, back-ups and files being imported. Nobody but the program's user may read it. */
  dataFolder: string;
  host: string;
  port: number;
  /** True when the browser reaches the program over https: cookies are then marked Secure. */
  isHttps: boolean;
  /** Proxies in front, as Express counts them; 0 when the browser comes straight here. */
  trustedProxies: number;
  /** Null: no e-mail can leave the program. */
  mail: MailSettings | null;
};

/** Where e-mail is handed over, and what stands in it that is the same for everybody. */
export type MailSettings = {
  host: string;
  port: number;
  /** Encrypted from the first byte, or before anything is said; not at all only within the machine itself. */
  encryption: 'fromStart' | 'startTls' | 'none';
  /** Logs in with the password in `passwordFile`; null where the server asks for none. */
  user: string | null;
  passwordFile: string | null;
  /** The sender's address. */
  from: string;
  /** Where people reach the program, without a slash at the end. */
  address: string;
};

/** The cases of a register are others than they were, lie on other units (`moved`) or are read anew (`reread`). */
export type RegisterChange =
  | { readonly kind: 'applied' | 'undone'; readonly registerId: RegisterId; readonly importId: ImportId }
  | { readonly kind: 'moved' | 'reread'; readonly registerId: RegisterId };

/** Told after the change is on disk, in the main process. Not part of its transaction: may fail without undoing it. */
export type RegisterListener = (services: Services, change: RegisterChange) => void;

/** Told after a round is finalised, in the main process; resolves when what it makes of it is made. */
export type FinalisedListener = (services: Services, roundId: RoundId) => Promise<void>;

/** What the program is given from outside. Nothing below reads a clock, the environment or chance by itself. */
export type Services = {
  db: Db;
  config: Config;
  log: Logger;
  /** The present instant as UTC ISO text. */
  now: () => string;
  randomBytes: (size: number) => Uint8Array;
  background: Background;
  /** Later features that follow the registers; an earlier one may not import them. */
  registerListeners: readonly RegisterListener[];
  /** Later features that make something of a finalised round. */
  finalisedListeners: readonly FinalisedListener[];
};

declare module '@remix-run/node' {
  // Loaders and actions keep their own types on the way to the page (remix.config.js turns the flag on).
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext {
    services: Services;
    nonce: string;
    clientAddress: string;
  }
}
