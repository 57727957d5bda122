import { type Actor, may, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { ReportPart } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { figuresInSentences } from '#app/shared/text/figures-in-sentences.ts';
import type { Reader } from '#db/client.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { findFinalisedContent, listEarlierRounds, listRoundTexts } from '#db/queries/round-texts.server.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import { ROUND_TEXT_NAMES } from '../domain/round-text-words.ts';
import {
  type FinalisedTexts,
  type RoundTexts,
  readFinalisedTexts,
  roundTexts,
  textsToFinalise,
} from '../domain/round-texts.ts';
import { loadFigures } from './load-figures.server.ts';
import { loadRoundMaterial } from './load-round-material.server.ts';
import { requireRoundWithResult } from './round-for-texts.server.ts';

/** An earlier round of the control with what was written about it then. */
export type EarlierTexts = {
  readonly roundId: RoundId;
  readonly roundName: string;
  readonly referenceOn: string;
  readonly texts: Readonly<Record<Exclude<ReportPart, 'purpose'>, string>>;
};

/** The page where people write about a round's result, and read what was written before. */
export function loadRoundTexts(services: Services, actor: Actor, roundId: RoundId) {
  const { db } = services;
  const found = requireRoundWithResult(db, actor, roundId);
  const { round, controlName, unitName } = found;
  const scope = scopeOf(actor, 'result.read');
  const resource = { unitId: round.unitId, ownerId: round.ownerId };
  const isLocked = round.state === 'finalised';
  const texts = storedTexts(db, found);
  const sentences = sentencesOf(db, scope, found);
  return {
    round: { id: round.id, name: round.name, controlName, unitName, finalNumber: round.finalNumber },
    texts,
    sentences,
    locked: isLocked ? (finalisedTexts(db, roundId) ?? textsToFinalise(texts, sentences)) : null,
    mayWrite: !isLocked && may(actor, 'round.manage', resource),
    earlier: listEarlierRounds(db, scope, round).map((one): EarlierTexts => {
      const kept =
        finalisedTexts(db, one.id) ??
        textsToFinalise(
          roundTexts(listRoundTexts(db, one.id), ''),
          figuresInSentences(readFrozenFigures(one.figures).figures),
        );
      const { analysis, improvement } = kept;
      const result = [...kept.sentences, kept.result].filter(Boolean).join('\n\n');
      return {
        roundId: one.id,
        roundName: roundTitle(one),
        referenceOn: one.referenceOn,
        texts: { result, analysis, improvement },
      };
    }),
  };
}

/** The figures as sentences; of a finalised round from those that were frozen, without looking at any answer. */
function sentencesOf(db: Reader, scope: UnitScope, found: RoundWithNames): string[] {
  if (found.round.state === 'finalised') {
    return figuresInSentences(readFrozenFigures(found.round.figures).figures);
  }
  const material = loadRoundMaterial(db, scope, found);
  return material ? figuresInSentences(loadFigures(db, scope, found, material)) : [];
}

export type RoundTextsPage = ReturnType<typeof loadRoundTexts>;

/** What people have written about the round so far. */
export function storedTexts(db: Reader, found: RoundWithNames): RoundTexts {
  return roundTexts(listRoundTexts(db, found.round.id), found.purpose);
}

/** The names of the texts that say why it went so and what is proposed, of those that nobody has written. */
export function unwrittenTexts(db: Reader, found: RoundWithNames): string[] {
  const texts = storedTexts(db, found);
  const parts = ['analysis', 'improvement'] as const;
  return parts.filter((part) => texts[part].text === '').map((part) => ROUND_TEXT_NAMES[part]);
}

/** The texts as they were when the round was last finalised; undefined where none were kept then. */
export function finalisedTexts(db: Reader, roundId: RoundId): FinalisedTexts | undefined {
  const content = findFinalisedContent(db, roundId);
  return content && readFinalisedTexts(content.texts);
}
