import type { LexSarahStep } from '#app/features/deviations/domain/lex-sarah.ts';
import type { LexSarahForm } from '#app/features/deviations/forms/lex-sarah-form.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { LexSarahReportForm, LexSarahStepForm } from './lex-sarah-step-form.tsx';

type LexSarahNextProps = {
  page: {
    matter: { stage: string; revision: number; concernedSex: 'female' | 'male' | null } | null;
    steps: readonly LexSarahStep[];
    isWaiting: boolean;
    mayJudge: boolean;
    mayReport: boolean;
  };
  errors: readonly FormError[];
  typed: LexSarahForm | undefined;
};

const titles: Readonly<Partial<Record<LexSarahStep, string>>> = {
  judge: 'Bedöm',
  investigate: 'Utred',
  notify: 'Avgör om det ska anmälas till IVO',
  remedy: 'Åtgärda',
  followUp: 'Följ upp',
  close: 'Avsluta',
  reopen: 'Öppna igen',
};

/** The next step first; what can be done beside it, folded. */
export function LexSarahNext({ page, errors, typed }: LexSarahNextProps) {
  const { matter, steps, isWaiting, mayJudge, mayReport } = page;
  if (!matter) {
    if (!mayReport) return null;
    return (
      <Section
        title={isWaiting && mayJudge ? 'Ta ställning' : 'Rapportera enligt lex Sarah'}
        isScreenOnly
        lead="Den som rapporterar avgör inte om det är ett missförhållande. Det bedömer enhetens chef."
      >
        <LexSarahReportForm errors={errors} typed={typed} mayDecline={isWaiting && mayJudge} />
      </Section>
    );
  }
  if (steps.length === 0) return null;
  const beside = steps.filter((step) => isBeside(matter.stage, step));
  const next = steps.filter((step) => !beside.includes(step));
  const form = (own: readonly LexSarahStep[]) => ({
    steps: own,
    revision: matter.revision,
    errors,
    typed: typed && own.some((step) => step === typed.intent) ? typed : undefined,
    concernedSex: matter.concernedSex,
  });
  const [first] = next;
  return (
    <>
      {first ? (
        <Section title={titles[first] ?? ''} lead={leads[first]} isScreenOnly>
          <LexSarahStepForm {...form(next)} />
        </Section>
      ) : null}
      <Stack>
        {beside.map((step) => {
          const own = form([step]);
          return (
            <Disclosure
              key={step}
              summary={step === 'judge' ? 'Bedöm på nytt' : 'Anmäl till IVO i efterhand'}
              open={own.typed !== undefined}
            >
              <LexSarahStepForm {...own} />
            </Disclosure>
          );
        })}
      </Stack>
    </>
  );
}

const leads: Readonly<Partial<Record<LexSarahStep, string>>> = {
  judge: 'Bedömningen och skälet sparas. Den kan göras om med ett nytt skäl så länge ärendet är öppet.',
  notify: 'Ett allvarligt missförhållande, eller en påtaglig risk för ett, anmäls till IVO.',
};

/** A new judgement and a late notification stand beside what comes next. */
function isBeside(stage: string, step: LexSarahStep): boolean {
  if (step === 'judge') return stage !== 'reported';
  return step === 'notify' && stage !== 'investigating';
}
