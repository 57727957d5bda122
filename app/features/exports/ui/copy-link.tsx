import { Button } from '#app/shared/ui/button.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { useCopy } from '#app/shared/ui/use-copy.ts';

/** A link to take along: one click with JavaScript, select and copy without. */
export function CopyLink({ link }: { link: string }) {
  const { container, isAlive, isCopied, copy } = useCopy(link);
  return (
    <Stack gap="small">
      <div ref={container}>
        <Textarea label="Länken" name="link" rows={2} readOnly value={link} />
      </div>
      {isAlive ? (
        <div>
          <Button type="button" variant="secondary" onClick={copy}>
            <Icon name="copy" />
            Kopiera länken
          </Button>
        </div>
      ) : null}
      <p role="status">{isCopied ? 'Länken är kopierad.' : ''}</p>
    </Stack>
  );
}
