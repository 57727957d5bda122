import { useState } from 'react';
import type { Direction } from '#app/features/reviews/domain/grid-moves.ts';

const directionName = 'aktsam-tabell-riktning';
const factsName = (checklist: string) => `aktsam-tabell-uppgifter-${checklist}`;

/** Where the focus goes after an answer, remembered on this computer. Only where the script runs already. */
export function useDirection(): [Direction, (direction: Direction) => void] {
  const [direction, setDirection] = useState<Direction>(() =>
    localStorage.getItem(directionName) === 'right' ? 'right' : 'down',
  );
  return [
    direction,
    (next) => {
      setDirection(next);
      localStorage.setItem(directionName, next);
    },
  ];
}

/** Which facts stand in the table, remembered for the checklist on this computer: headers only, never values. */
export function useChosenFacts(
  checklist: string,
  all: readonly string[],
  suggested: readonly string[],
): [string[], (facts: readonly string[]) => void] {
  const [chosen, setChosen] = useState<readonly string[]>(
    () => localStorage.getItem(factsName(checklist))?.split('\n') ?? suggested,
  );
  return [
    all.filter((header) => chosen.includes(header)),
    (next) => {
      setChosen(next);
      localStorage.setItem(factsName(checklist), next.join('\n'));
    },
  ];
}
