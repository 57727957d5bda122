import { createHash } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  findLiveSession,
  insertSession,
  listLiveSessions,
  touchSession,
} from '#db/queries/sessions.server.ts';
import type { WriteTx } from '#db/transact.server.ts';

/** A working day; after that the password is asked for again. */
const SESSION_HOURS = 12;
/** A laptop left open in a meeting room. Reading files beside the program keeps one away for long stretches. */
const IDLE_MINUTES = 120;
const TOUCH_EVERY_SECONDS = 60;

const cookie = createCookie('aktsam-session', { httpOnly: true, sameSite: 'lax', path: '/' });

const idOf = (token: string) => createHash('sha256').update(token).digest('hex');

const plus = (instant: string, milliseconds: number) =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** Begins a session inside the caller's transaction; the token goes to the browser, its hash to the database. */
export function beginSession(
  tx: WriteTx,
  services: Services,
  personId: PersonId,
): { token: string; id: string } {
  const token = Buffer.from(services.randomBytes(32)).toString('base64url');
  const now = services.now();
  const id = idOf(token);
  insertSession(tx, {
    id,
    personId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: plus(now, SESSION_HOURS * 3_600_000),
  });
  return { token, id };
}

/** The Set-Cookie header that carries the token; an empty token takes the cookie away. */
export function sessionCookieHeader(services: Services, token: string): Promise<string> {
  return cookie.serialize(token, {
    secure: services.config.isHttps,
    ...(token === '' ? { maxAge: 0 } : { maxAge: SESSION_HOURS * 3600 }),
  });
}

/** The live session of a request, or undefined. Being seen is noted once a minute. */
export async function findSession(
  request: Request,
  services: Services,
): Promise<{ id: string; personId: PersonId } | undefined> {
  const token = (await cookie.parse(request.headers.get('Cookie'))) as unknown;
  if (typeof token !== 'string' || token === '') return undefined;
  const now = services.now();
  const session = findLiveSession(services.db, idOf(token), now);
  if (!session || isIdle(session, now)) return undefined;
  if (plus(session.lastSeenAt, TOUCH_EVERY_SECONDS * 1000) < now) touchSession(services.db, session.id, now);
  return { id: session.id, personId: session.personId };
}

const isIdle = (session: { lastSeenAt: string }, now: string) =>
  plus(session.lastSeenAt, IDLE_MINUTES * 60_000) < now;

/** Where the person is logged in now, last seen first. */
export function sessionsOf(services: Services, personId: PersonId) {
  const now = services.now();
  return listLiveSessions(services.db, personId, now).filter((session) => !isIdle(session, now));
}
