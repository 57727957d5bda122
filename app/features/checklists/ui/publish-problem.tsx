import type { PublishProblem } from '#app/features/checklists/server/publish-draft.server.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

/** Why nothing was published. */
export function PublishProblemNotice({ problem }: { problem: PublishProblem | undefined }) {
  switch (problem?.kind) {
    case 'changedMeanwhile':
      return (
        <Notice tone="warning" live title="Utkastet har ändrats sedan du öppnade sidan">
          <p>Inget är publicerat. Läs igenom ändringarna nedan och publicera igen.</p>
        </Notice>
      );
    case 'sameAsBefore':
      return (
        <Notice tone="info" live title={`Utkastet är likadant som version ${problem.number}`}>
          <p>Det finns inget att publicera.</p>
        </Notice>
      );
    case 'faults':
      return (
        <Notice tone="error" live title="Checklistan kan inte publiceras än">
          <ul>
            {problem.texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      );
    default:
      return null;
  }
}
