import { Form, Link } from '@remix-run/react';
import type { HandOverAllPage } from '#app/features/reviews/server/hand-over-all.server.ts';
import { formatNumber, listInWords, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { keysInWords } from './share-out-words.ts';

type HandOverAllFormProps = { page: HandOverAllPage; chosen: string | undefined };

/** What everybody would get, told with each choice, before anything is handed over. */
export function HandOverAllForm({ page, chosen }: HandOverAllFormProps) {
  const { person, count, stayingKeys, nearKeys, others, isPossible } = page;
  if (count === 0) return null;
  const toGive = count - stayingKeys.length - nearKeys.length;
  return (
    <Stack>
      {nearKeys.length > 0 ? (
        <Notice
          tone="warning"
          title={`${plural(nearKeys.length, 'ärende', 'ärenden')} får någon annan lämna över`}
        >
          <p>
            {keysInWords(nearKeys)} stannar hos {person.name}: du är handläggare eller medhandläggare i
            ärendet, eller har anmält jäv i det.
          </p>
        </Notice>
      ) : null}
      {stayingKeys.length > 0 ? (
        <Notice
          tone="warning"
          title={`${plural(stayingKeys.length, 'ärende', 'ärenden')} kan ingen annan ta över`}
        >
          <p>
            {keysInWords(stayingKeys)} stannar hos {person.name}: de andra är handläggare eller medhandläggare
            i ärendet, har anmält jäv i det, har eller har haft det redan eller hör inte till dem som ska ha
            det. <Link to={`/omgangar/${page.round.id}/granskare`}>Lägg till en granskare</Link> i omgången om
            någon annan ska ta över.
          </p>
        </Notice>
      ) : null}
      {isPossible && toGive > 0 ? (
        <Form method="post">
          <Stack>
            <RadioGroup
              legend="Vem tar över?"
              name="till"
              defaultValue={chosen ?? 'jamnt'}
              options={[
                { value: 'jamnt', label: 'Jämnt mellan de andra', hint: evenlyInWords(others) },
                ...others.map(({ personId, name, load, mayTake }) => ({
                  value: String(personId),
                  label: name,
                  hint: `Får ta över ${formatNumber(mayTake)} av ${formatNumber(count)}. Har ${formatNumber(load)} nu.`,
                  isDisabled: mayTake === 0,
                })),
              ]}
            />
            <Button>Lämna över</Button>
          </Stack>
        </Form>
      ) : null}
    </Stack>
  );
}

function evenlyInWords(others: HandOverAllPage['others']): string {
  const gets = others.filter(({ willGet }) => willGet > 0);
  return `${listInWords(gets.map(({ name, willGet }) => `${name} får ${formatNumber(willGet)}`))}.`;
}
