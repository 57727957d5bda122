import { type RefObject, useEffect, useRef, useState } from 'react';

type Copying = {
  /** Around the textarea that holds the text. */
  container: RefObject<HTMLDivElement>;
  /** False until the browser runs the script: without it there is nothing to press. */
  isAlive: boolean;
  isCopied: boolean;
  copy: () => Promise<void>;
};

/** The text to the clipboard by one press. */
export function useCopy(text: string): Copying {
  const container = useRef<HTMLDivElement>(null);
  const [isAlive, setIsAlive] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => setIsAlive(true), []);
  const copy = async () => {
    container.current?.querySelector('textarea')?.select();
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      // Without https the clipboard is closed; the text is marked, and Ctrl+C takes it.
      setIsCopied(document.execCommand('copy'));
    }
  };
  return { container, isAlive, isCopied, copy };
}
