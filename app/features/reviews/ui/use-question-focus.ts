import { useEffect, useState } from 'react';

export type FocusPlace = { part: 'question' | 'reason' | 'comment'; key: string } | { part: 'handIn' };

const idOf = (place: FocusPlace): string => {
  switch (place.part) {
    case 'question':
      return `fraga-${place.key}`;
    case 'reason':
    case 'comment':
      return `field-${place.part}:${place.key}`;
    case 'handIn':
      return 'lamna-in';
  }
};

/** Moves focus after the page has drawn what it should land on. */
export function useQuestionFocus(): (place: FocusPlace) => void {
  const [wanted, setWanted] = useState<{ place: FocusPlace } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    document.getElementById(idOf(wanted.place))?.focus();
  }, [wanted]);
  return (place) => setWanted({ place });
}
