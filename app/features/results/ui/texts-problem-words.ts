import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { ROUND_TEXT_NAMES } from '../domain/round-text-words.ts';
import type { TextsProblem } from '../server/save-round-texts.server.ts';

/** Why the texts were not saved, each at the field it is about. */
export function textsProblemWords(problem: TextsProblem): FormError[] {
  switch (problem.kind) {
    case 'locked':
      return [{ message: 'Omgången är fastställd och texten är låst. Inget har ändrats.' }];
    case 'wrong':
      return [...problem.errors];
    case 'collided':
      return problem.parts.map((field) => ({
        field,
        message: `Någon annan har ändrat texten under ${ROUND_TEXT_NAMES[field]} medan du skrev. Inget är sparat. Läs båda, ändra i din text och spara igen.`,
      }));
  }
}
