import { useState } from 'react';
import { formatNumber } from '#app/shared/text/number-format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { FileField } from '#app/shared/ui/file-field.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { CaseLookup } from './case-lookup.tsx';
import { CheckWithoutPage } from './check-without-page.tsx';
import { type CheckState, type ChosenFiles, useVerification } from './use-verification.ts';
import { VerificationResult } from './verification-result.tsx';
import type { CheckedFile } from './verify-worker.ts';

const NONE: ChosenFiles = { protocol: null, frame: null, controlKey: null };

/** Kontrollera ett urval: files in, verdicts out, and nothing leaves the browser. */
export function CheckSamplePage() {
  const [files, setFiles] = useState<ChosenFiles>(NONE);
  const { state, check, looked, lookUp } = useVerification();
  const choose = (which: CheckedFile) => (file: File | null) => setFiles({ ...files, [which]: file });
  const problem = state.phase === 'problem' ? state : undefined;
  const errorOf = (which: CheckedFile) => (problem?.file === which ? problem.sentence : undefined);
  return (
    <>
      <ErrorSummary
        title="Kontrollen gick inte att göra"
        errors={problem ? [{ field: problem.file, message: problem.sentence }] : []}
      />
      <PageHeader
        title="Kontrollera ett urval"
        lead="Räkna själv om ett urval ur sitt protokoll. Du behöver inte logga in, och filerna stannar i din webbläsare: sidan skickar inget."
      />
      <noscript>
        <Notice tone="warning" title="Kontrollen här kräver JavaScript">
          <p>
            Utan JavaScript kan du kontrollera på kommandoraden, eller för hand. Så gör du står längre ner.
          </p>
        </Notice>
      </noscript>
      <Section title="Filerna" isScreenOnly>
        <Stack>
          <Picker
            which="protocol"
            label="Urvalsprotokoll (JSON)"
            hint="Filen urvalsprotokoll-….json. Välj den eller dra den hit."
            accept=".json,application/json"
            error={errorOf('protocol')}
            onChoose={choose('protocol')}
          />
          <Picker
            which="frame"
            label="Urvalsram (CSV)"
            hint="Filen urvalsram-….csv, så som den hämtades. Ett avidentifierat protokoll går att kontrollera utan."
            accept=".csv,text/csv"
            error={errorOf('frame')}
            onChoose={choose('frame')}
          />
          <Picker
            which="controlKey"
            label="Kontrollnyckel (JSON), om du har fått en"
            hint="Bara till ett avidentifierat protokoll."
            accept=".json,application/json"
            error={errorOf('controlKey')}
            onChoose={choose('controlKey')}
          />
          {/* No form around the files: there is nowhere that they could be sent. */}
          <Button type="button" disabled={state.phase === 'working'} onClick={() => check(files)}>
            Kontrollera
          </Button>
          <Working state={state} />
        </Stack>
      </Section>
      {state.phase === 'done' ? (
        <>
          <VerificationResult
            verification={state.verification}
            checkedAt={state.checkedAt}
            names={[files.protocol, files.frame, files.controlKey].flatMap((file) => file?.name ?? [])}
          />
          {state.verification.canLookUp ? <CaseLookup looked={looked} onLookUp={lookUp} /> : null}
        </>
      ) : null}
      <CheckWithoutPage />
    </>
  );
}

type PickerProps = {
  which: CheckedFile;
  label: string;
  hint: string;
  accept: string;
  error: string | undefined;
  onChoose: (file: File | null) => void;
};

function Picker({ which, onChoose, ...rest }: PickerProps) {
  return <FileField {...rest} name={which} onChange={(event) => onChoose(event.target.files?.[0] ?? null)} />;
}

function Working({ state }: { state: CheckState }) {
  if (state.phase !== 'working') return null;
  const { done, total } = state;
  return (
    <div role="status">
      {total === 0 ? (
        <p>Läser filerna…</p>
      ) : (
        <ProgressBar
          value={done}
          max={total}
          label={`${formatNumber(done)} av ${formatNumber(total)} slumptal räknade`}
        />
      )}
    </div>
  );
}
