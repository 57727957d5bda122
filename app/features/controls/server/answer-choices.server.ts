import type { Actor } from '#app/features/accounts/domain/policy.ts';
import {
  parseChoiceForm,
  parseFrameCaseIds,
  readChoiceForm,
} from '#app/features/controls/forms/choice-form.ts';
import type { FieldError } from '#app/features/controls/forms/control-form-values.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type ChoiceProblem, chooseCase, closeChoice, takeBackChoice } from './case-choices.server.ts';

type Answer = Result<string, (FieldError | { readonly message: string })[]>;

/** What the page of chosen cases posts: one more case, one taken back, or the choice closed. Gives the address to go to. */
export function answerChoices(services: Services, actor: Actor, roundId: RoundId, form: FormData): Answer {
  const page = `/omgangar/${roundId}/urval`;
  const intent = form.get('intent');
  if (intent === 'close') {
    const closed = closeChoice(services, actor, roundId, 0);
    if (closed.ok || closed.error.kind === 'alreadyDrawn') return ok(`/omgangar/${roundId}#dragning`);
    return err([{ message: CLOSE_MESSAGES[closed.error.kind] ?? 'Valet kan inte avslutas nu.' }]);
  }
  if (intent === 'takeBack') {
    const [id] = parseFrameCaseIds([String(form.get('frameCaseId') ?? '')]) ?? [];
    if (id === undefined) return ok(page);
    const done = takeBackChoice(services, actor, roundId, id);
    return done.ok || done.error.kind === 'notChosen' ? ok(page) : err([problemInWords(done.error)]);
  }
  const input = parseChoiceForm(readChoiceForm(form));
  if (!input.ok) return input;
  const chosen = chooseCase(services, actor, roundId, input.value);
  return chosen.ok || chosen.error.kind === 'alreadyChosen' ? ok(page) : err([problemInWords(chosen.error)]);
}

const CLOSE_MESSAGES: Partial<Record<string, string>> = {
  nothingChosen: 'Inget ärende är valt än, så valet kan inte avslutas.',
  aborted: 'Omgången är avbruten.',
  choseTooMany: 'Någon har valt fler ärenden än kontrollen anger. Ta tillbaka något av dem.',
};

function problemInWords(problem: ChoiceProblem): FieldError {
  switch (problem.kind) {
    case 'notInFrame':
      return { field: 'key', message: 'Inget ärende i urvalsramen har det numret.' };
    case 'causeMissing':
      return { field: 'cause', message: 'Skriv varför ärendet väljs.' };
    case 'choosesHerself':
      return {
        field: 'key',
        message: `Ärendet är valt, eller ska väljas, av ${problem.name}, som har ett konto och väljer själv.`,
      };
    case 'groupFull':
      return { field: 'key', message: `Handläggaren har redan ${problem.size} valda ärenden.` };
    default:
      return { field: 'key', message: 'Valet är avslutat. Inget är ändrat.' };
  }
}
