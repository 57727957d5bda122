import { Button } from '#app/shared/ui/button.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { useCopy } from '#app/shared/ui/use-copy.ts';

/** Text ready for another system: one click with JavaScript, select and copy without. */
export function CopyText({ text }: { text: string }) {
  const { container, isAlive, isCopied, copy } = useCopy(text);
  return (
    <Section
      title="Till ett annat system"
      isScreenOnly
      lead="Texten är färdig att klistra in i kommunens avvikelsesystem."
      actions={
        isAlive ? (
          <Button type="button" variant="secondary" onClick={copy}>
            <Icon name="copy" />
            Kopiera text
          </Button>
        ) : null
      }
    >
      <div ref={container}>
        <Textarea label="Text att kopiera" name="text" rows={14} readOnly value={text} />
      </div>
      <p role="status">{isCopied ? 'Texten är kopierad.' : ''}</p>
    </Section>
  );
}
