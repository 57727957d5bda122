import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { designAttributes, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { composeFrame, type Frame } from '#app/features/sampling/domain/frame.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findFrame, listFrameCells } from '#db/queries/frames.server.ts';

/** The frozen frame as a draw reads it, with the row of each key. */
export type FrozenFrame = {
  readonly frame: Frame;
  /** Throws for a key that is not in the frame: a draw never finds one. */
  readonly idOfKey: (key: string) => FrameCaseId;
  /** Undefined for a key that is not in the frame. */
  readonly findKey: (key: string) => FrameCaseId | undefined;
};

/** Reads the frozen frame with the columns the design looks at; a column the frame lacks is empty in every case. */
export function readFrozenFrame(
  db: Reader,
  actor: Actor,
  roundId: RoundId,
  design: SampleDesign,
): FrozenFrame {
  const columns = findFrame(db, roundId)?.columns ?? [];
  const attributes = designAttributes(design);
  const positions = attributes.map((name) => columns.findIndex(({ header }) => header === name));
  const ids = new Map<string, FrameCaseId>();
  const frame = composeFrame(
    listFrameCells(db, scopeOf(actor, 'round.read'), roundId, positions).map(({ id, key, cells }) => {
      ids.set(key, id);
      const named = attributes.map((name, index) => [name, cells[index] ?? '']);
      return { key, attributes: Object.fromEntries(named) };
    }),
  );
  if (!frame.ok) throw new Error(`The frozen frame of round ${roundId} has unusable keys`);
  const idOfKey = (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`The draw of round ${roundId} found a case outside its frame`);
    return id;
  };
  return { frame: frame.value, idOfKey, findKey: (key) => ids.get(key) };
}
