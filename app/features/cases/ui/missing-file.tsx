import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

type MissingFileProps = { register: { id: number; name: string }; fileName: string };

/** A waiting import whose file has been removed: only the file can be chosen again. */
export function MissingFile({ register, fileName }: MissingFileProps) {
  return (
    <>
      <PageHeader
        title="Filen är borttagen"
        back={{ to: `/register/${register.id}`, label: register.name }}
      />
      <EmptyState
        title={fileName}
        action={<ButtonLink to={`/register/${register.id}/inlasning`}>Välj filen igen</ButtonLink>}
      >
        <p>En uppladdad fil sparas i högst två timmar. Inget har lästs in.</p>
      </EmptyState>
    </>
  );
}
