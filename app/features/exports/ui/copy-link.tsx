import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/shared/ui/button.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

/** A link to take along: one click with JavaScript, select and copy without. */
export function CopyLink({ link }: { link: string }) {
  const container = useRef<HTMLDivElement>(null);
  const [isAlive, setIsAlive] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => setIsAlive(true), []);
  const copy = async () => {
    container.current?.querySelector('textarea')?.select();
    try {
      await navigator.clipboard.writeText(link);
      setIsCopied(true);
    } catch {
      // Without https the clipboard is closed; the link is marked, and Ctrl+C takes it.
      setIsCopied(document.execCommand('copy'));
    }
  };
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
