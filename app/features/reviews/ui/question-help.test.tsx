import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import { QuestionHelp } from './question-help.tsx';

const [question] = questionsOf(placedChildrenChecklist);

function described(legalGround: string): string | undefined {
  if (question === undefined) throw new Error('no question');
  const html = renderToStaticMarkup(
    <QuestionHelp
      id="hjalp-fragan"
      question={question}
      columns={{ Lagrum: legalGround }}
      isHelpOpen={false}
      onToggleHelp={() => undefined}
    />,
  );
  return /<p id="hjalp-fragan" hidden="">([^<]+)<\/p><details/.exec(html)?.[1];
}

it('has help and law for whoever comes by ear beside the fold, since folded words describe nothing', () => {
  expect(described('LVU 3 §')).toBe(
    `${question?.help} Rättsligt stöd: 13 § LVU, omprövning inom sex månader.`,
  );
  expect(described('SoL')).toBe(question?.help);
});
