import { pino } from 'pino';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { Background } from '#app/shared/server/background.ts';
import type { Services } from '#app/shared/server/services.ts';
import { openDatabase } from '#db/client.server.ts';

// Run as a process of its own: saves one answer after the other and says which, until somebody kills it.
const [file = '', person = '', review = ''] = process.argv.slice(2);
const services: Services = {
  db: openDatabase(file),
  config: {
    projectRoot: '.',
    dataFolder: '.',
    host: '',
    port: 0,
    isHttps: false,
    trustedProxies: 0,
    mail: null,
  },
  log: pino({ level: 'silent' }),
  now: () => '2026-11-02T08:00:00.000Z',
  randomBytes: (size) => new Uint8Array(size),
  background: new Background(),
  registerListeners: [],
  finalisedListeners: [],
};
const actor = loadActor(services, Number(person) as PersonId);
if (!actor) throw new Error('no such person');
for (let seenRevision = 0; ; seenRevision += 1) {
  const given = {
    questionKey: 'barnet-till-tals',
    option: 'no',
    reason: `Svar ${seenRevision + 1}`,
    comment: '',
    seenRevision,
  } as const;
  const result = saveAnswer(services, actor, Number(review) as ReviewId, given);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  process.stdout.write(`${result.value.revision}\n`);
}
