import { Form } from '@remix-run/react';
import { useState } from 'react';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { Lack } from '#app/features/checklists/domain/evaluate.ts';
import type { Settlement } from '#app/features/reviews/domain/settlement.ts';
import type { SettleRefusal } from '#app/features/reviews/server/settle-answer.server.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { AgreeChoices } from './agree-choices.tsx';
import { OtherAnswer } from './agree-other.tsx';
import styles from './agree-page.module.css';
import type { AgreeQuestionProps } from './agree-question.tsx';
import { draftInWords } from './draft-in-words.ts';

export type HeldSettlement = { refused: SettleRefusal | { kind: 'loggedOut' }; typed: Settlement };

const lackWords: Readonly<Record<Lack, string>> = {
  answer: 'ett svar',
  reason: 'en beskrivning eller ett skäl till svaret',
  comment: 'en kommentar',
  evidence: 'plats i akten',
};

/** Chooses one of the answers or another, with the reason; works without JavaScript. */
export function AgreeForm({ step, columns, referenceOn, held }: AgreeQuestionProps) {
  const { key, kind, question, agreed, given, lacks, revision } = step;
  const conflict = held?.refused.kind === 'conflict' ? held.refused : null;
  const [choice, setChoice] = useState(chosenFirst(held?.typed, agreed !== null && lacks.length > 0));
  const reason = held?.typed.agreedReason ?? agreed?.reason ?? '';
  const typed = held?.typed.choice?.kind === 'other' ? held.typed.choice.answer : agreed?.answer;
  const missing = lacks.filter((lack) => lack !== 'answer');
  return (
    <Form method="post" className={styles.form} preventScrollReset>
      <input type="hidden" name="questionKey" value={key} />
      <input type="hidden" name="seenRevision" value={revision} />
      {held ? <Refused held={held} step={step} /> : null}
      {agreed !== null && missing.length > 0 ? (
        <p>
          Svaret behöver {missing.map((lack) => lackWords[lack]).join(' och ')}. Skriv det under ett annat
          svar.
        </p>
      ) : null}
      <AgreeChoices {...{ step, choice }} onChoose={setChoice} />
      {choice === 'other' || given.length === 0 ? (
        <OtherAnswer {...{ step, columns, referenceOn }} typed={typed ?? emptyAnswer} />
      ) : (
        <noscript>
          <OtherAnswer {...{ step, columns, referenceOn }} typed={typed ?? emptyAnswer} />
        </noscript>
      )}
      <Textarea
        label={kind === 'opened' ? 'Kommentar till svaret (frivillig)' : 'Varför är det svaret?'}
        name={`agreedReason:${key}`}
        rows={2}
        maxLength={4000}
        hint="Skriv inga namn eller personnummer."
        error={
          held?.refused.kind === 'reasonMissing' ? 'Skriv varför det är det gemensamma svaret.' : undefined
        }
        defaultValue={reason}
      />
      <noscript>
        <p>
          Har sidan stått öppen länge kan du ha blivit utloggad. Kopiera då det du skrivit innan du sparar.
        </p>
      </noscript>
      <div>
        <Button variant="secondary">
          {conflict ? 'Spara mitt val i stället' : question === null ? 'Spara antalet' : 'Spara svaret'}
        </Button>
      </div>
    </Form>
  );
}

const emptyAnswer: FullAnswer = { option: null, content: '', reason: '', comment: '', evidence: '' };

function chosenFirst(typed: Settlement | undefined, needsWords: boolean): string {
  if (typed?.choice?.kind === 'slot') return `slot:${typed.choice.slot}`;
  return typed?.choice?.kind === 'other' || needsWords ? 'other' : '';
}

function Refused({ held, step }: { held: HeldSettlement; step: AgreeQuestionProps['step'] }) {
  const { refused } = held;
  if (refused.kind === 'conflict') {
    const who = `${refused.savedByName} ${formatDateTime(refused.savedAt)}`;
    const stored = step.question ? draftInWords(step.question, refused.stored) : (step.agreed?.text ?? '');
    return (
      <Notice tone="warning" title="Någon annan har redan sparat ett svar" live>
        <p>
          Sparat av {who}: {stored}
          {refused.agreedReason === '' ? '' : ` – ${refused.agreedReason}`}. Ditt val är inte sparat och står
          kvar här nedanför.
        </p>
      </Notice>
    );
  }
  const words =
    refused.kind === 'loggedOut'
      ? 'Du är utloggad, så inget är sparat. Det du skrev står kvar: logga in i en annan flik och spara igen.'
      : refused.kind === 'personalNumber'
        ? 'Här står något som ser ut som ett personnummer, så inget är sparat. Ta bort det. Står det i svaret du valde: ge ett annat svar utan det.'
        : refused.kind === 'tooLong'
          ? 'Varje text får vara högst 4\u00a0000 tecken. Korta den som är längre. Inget är sparat.'
          : refused.kind === 'choiceMissing'
            ? 'Välj ett av svaren, eller ge ett annat svar.'
            : refused.kind === 'reasonMissing'
              ? 'Skriv varför det är det gemensamma svaret. Inget är sparat.'
              : 'Svaret gick inte att läsa och är inte sparat.';
  return (
    <Notice tone="error" live>
      <p>{words}</p>
    </Notice>
  );
}
