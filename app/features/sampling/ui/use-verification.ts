import { useEffect, useRef, useState } from 'react';
import type { CaseAnswer } from '#app/features/sampling/domain/check-case.ts';
import { FILE_PROBLEM_WORDS, problemInWords } from './verify-problem-words.ts';
import type { CheckedFile, ShownVerification, WorkerReply, WorkerRequest } from './verify-worker.ts';

export type ChosenFiles = Readonly<Record<CheckedFile, File | null>>;

export type CheckState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly done: number; readonly total: number }
  | { readonly phase: 'problem'; readonly file: CheckedFile; readonly sentence: string }
  | { readonly phase: 'done'; readonly verification: ShownVerification; readonly checkedAt: string };

const FILE_WORDS: Readonly<Record<CheckedFile, string>> = {
  protocol: 'Protokollet',
  frame: 'Urvalsramen',
  controlKey: 'Kontrollnyckeln',
};

/** The check in its own thread: nothing of the files leaves the browser. */
export function useVerification() {
  const worker = useRef<Worker | null>(null);
  const [state, setState] = useState<CheckState>({ phase: 'idle' });
  const [looked, setLooked] = useState<{ readonly key: string; readonly answer: CaseAnswer | null }>();
  useEffect(() => () => worker.current?.terminate(), []);

  const onReply = (reply: WorkerReply) => {
    switch (reply.kind) {
      case 'progress':
        return setState({ phase: 'working', done: reply.done, total: reply.total });
      case 'unreadable': {
        const sentence = `${FILE_WORDS[reply.file]}: ${FILE_PROBLEM_WORDS[reply.problem]}`;
        return setState({ phase: 'problem', file: reply.file, sentence });
      }
      case 'problem': {
        const sentence = problemInWords(reply.problem);
        return setState({ phase: 'problem', file: reply.problem.file, sentence });
      }
      case 'done':
        return setState({
          phase: 'done',
          verification: reply.verification,
          checkedAt: new Date().toISOString(),
        });
      case 'case':
        return setLooked({ key: reply.key, answer: reply.answer });
    }
  };

  const check = async (files: ChosenFiles) => {
    setLooked(undefined);
    if (!files.protocol) {
      return setState({ phase: 'problem', file: 'protocol', sentence: 'Välj ett urvalsprotokoll.' });
    }
    setState({ phase: 'working', done: 0, total: 0 });
    // A check that was begun before is of other files.
    worker.current?.terminate();
    const started = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    started.onmessage = ({ data }: MessageEvent<WorkerReply>) => onReply(data);
    const request = await readFiles(files.protocol, files);
    if (typeof request === 'string') {
      return setState({
        phase: 'problem',
        file: request,
        sentence: `${FILE_WORDS[request]}: filen går inte att läsa. Har den flyttats eller ändrats? Välj den igen.`,
      });
    }
    started.postMessage(request);
  };

  const lookUp = (key: string) => {
    const request: WorkerRequest = { kind: 'case', key };
    worker.current?.postMessage(request);
  };

  return { state, check, looked, lookUp };
}

/** The request to the thread, or the file that the browser could not read. */
async function readFiles(protocol: File, files: ChosenFiles): Promise<WorkerRequest | CheckedFile> {
  const read = (file: File | null) =>
    file === null ? Promise.resolve(null) : file.arrayBuffer().catch(() => undefined);
  const [first, frame, controlKey] = await Promise.all([
    read(protocol),
    read(files.frame),
    read(files.controlKey),
  ]);
  if (!first) return 'protocol';
  if (frame === undefined) return 'frame';
  if (controlKey === undefined) return 'controlKey';
  return { kind: 'verify', protocol: first, frame, controlKey };
}
