import { expect, it } from 'vitest';
import { roundEventWords } from './control-words.ts';

it.each([
  ['started', 'Omgången startades'],
  ['controlChanged', 'Villkor, urval eller granskningssätt ändrades i kontrollen'],
  ['frozen', 'Urvalsramen frystes'],
  ['drawn', 'Urvalet drogs'],
  ['redrawn', 'Urvalet drogs om'],
  ['replaced', 'Ett ärende ersattes'],
  ['reviewersAdded', 'Granskare lades till'],
  ['assignReviews', 'Granskningarna fördelades'],
  ['finalised', 'Omgången fastställdes'],
  ['reopened', 'Omgången öppnades igen'],
])('the history of a round has words for %s', (kind, words) => {
  expect(roundEventWords(kind)).toBe(words);
});
