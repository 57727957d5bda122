import { useState } from 'react';
import type { CaseAnswer } from '#app/features/sampling/domain/check-case.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { caseAnswerInWords } from './case-answer-words.ts';

type LookupProps = {
  looked: { readonly key: string; readonly answer: CaseAnswer | null } | undefined;
  onLookUp: (key: string) => void;
};

/** "Why was this case drawn?", for one case number of the frame that was just checked. */
export function CaseLookup({ looked, onLookUp }: LookupProps) {
  const [key, setKey] = useState('');
  return (
    <Section
      title="Fråga om ett ärende"
      lead="Varför drogs ärendet, eller varför inte? Svaret gäller den dragning som gäller."
    >
      <Stack>
        <TextField
          label="Ärendenummer"
          name="caseKey"
          value={key}
          autoComplete="off"
          onChange={(event) => setKey(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onLookUp(key);
          }}
        />
        <Button type="button" variant="secondary" onClick={() => onLookUp(key)}>
          Visa
        </Button>
        <div role="status">
          {looked ? (
            looked.answer ? (
              <ul>
                {caseAnswerInWords(looked.answer).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            ) : (
              <p>
                {looked.key === ''
                  ? 'Skriv ett ärendenummer.'
                  : `Ärende ${looked.key} finns inte i urvalsramen.`}
              </p>
            )
          ) : null}
        </div>
      </Stack>
    </Section>
  );
}
