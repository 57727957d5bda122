import { z } from 'zod';

const MAX_WORDS = 4000;

/** What a pressed button asks for; `target` says which field the words stand in. */
export type CommentRequest =
  | { kind: 'new'; target: string; questionKey: string | null; text: string }
  | { kind: 'reply'; target: string; replyToId: number; text: string }
  | { kind: 'resolve'; target: string; commentId: number };

const id = z.coerce.number().int().positive();

/**
 * The comment that a pressed button sends; undefined when none was pressed. The button is called `kommentera` and says
 * what: "ny:<answer key>" (without a key: the whole review), "svar:<comment>", "klar:<comment>". The words stand in
 * `kommentarstext:<the same>`.
 */
export function parseCommentRequest(form: FormData): CommentRequest | undefined {
  const target = String(form.get('kommentera') ?? '');
  const at = target.indexOf(':');
  const [kind, about] = [target.slice(0, Math.max(at, 0)), target.slice(at + 1)];
  const text = String(form.get(`kommentarstext:${target}`) ?? '')
    .replaceAll('\r\n', '\n')
    .trim();
  if (kind === 'ny' && about.length <= 100)
    return { kind: 'new', target, questionKey: about === '' ? null : about, text };
  const parsed = id.safeParse(about);
  if (!parsed.success) return undefined;
  if (kind === 'svar') return { kind: 'reply', target, replyToId: parsed.data, text };
  return kind === 'klar' ? { kind: 'resolve', target, commentId: parsed.data } : undefined;
}

/** Whether the words can be kept as they are. */
export function isCommentText(text: string): boolean {
  return text !== '' && text.length <= MAX_WORDS;
}
