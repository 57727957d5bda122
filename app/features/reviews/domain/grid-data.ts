import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';

/** An answer that is on the server's disk, as the table needs it. */
interface GridAnswer extends FullAnswer {
  questionKey: string;
  revision: number;
}

/** One case of the table: a review, what the register said, and what is answered. */
export interface GridCase {
  reviewId: number;
  caseKey: string;
  state: ReviewState;
  /** It cannot be answered: handed in, or the round is not open. */
  isLocked: boolean;
  isProtected: boolean;
  columns: CaseColumns;
  answers: readonly GridAnswer[];
}

/** A case on its way into the packet: the values stand in the order of the frame's columns. */
export type CaseToPack = Omit<GridCase, 'columns'> & { values: readonly string[] };

type PackedAnswer = readonly (string | number)[];

/**
 * Cases made small for the way to the browser: thousands of rows repeat the same headers, keys and values. Each column
 * has its different values once, and each row a number for each column; −1 is an empty cell.
 */
export interface GridPacket {
  columns: readonly { header: string; values: readonly string[] }[];
  rows: readonly (readonly [
    reviewId: number,
    caseKey: string,
    state: ReviewState,
    isLocked: 0 | 1,
    isProtected: 0 | 1,
    cells: readonly number[],
    answers: readonly PackedAnswer[],
  ])[];
}

/**
 * Cases as a packet with the columns given, each with its place among the values; a cell without a word is empty. Answers
 * to questions that are not in `questionKeys` are left out: they count nowhere.
 */
export function packGrid(
  cases: readonly CaseToPack[],
  shown: readonly { header: string; place: number }[],
  questionKeys: readonly string[],
): GridPacket {
  const places = new Map(questionKeys.map((key, place) => [key, place]));
  const columns = shown.map((column) => ({ ...column, values: new Map<string, number>() }));
  const rows = cases.map((one) => {
    const cells = columns.map(({ place, values }) => {
      const value = one.values[place] ?? '';
      if (value.trim() === '') return -1;
      const known = values.get(value) ?? values.size;
      values.set(value, known);
      return known;
    });
    const answers = one.answers.flatMap((answer) => {
      const place = places.get(answer.questionKey);
      return place === undefined ? [] : [packedAnswer(place, answer)];
    });
    const flags = [one.isLocked ? 1 : 0, one.isProtected ? 1 : 0] as const;
    return [one.reviewId, one.caseKey, one.state, ...flags, cells, answers] as const;
  });
  return { columns: columns.map(({ header, values }) => ({ header, values: [...values.keys()] })), rows };
}

/** The cases of a packet, exactly as they were packed. */
export function unpackGrid({ columns, rows }: GridPacket, questionKeys: readonly string[]): GridCase[] {
  return rows.map(([reviewId, caseKey, state, isLocked, isProtected, cells, answers]) => ({
    reviewId,
    caseKey,
    state,
    isLocked: isLocked === 1,
    isProtected: isProtected === 1,
    columns: Object.fromEntries(
      cells.flatMap((value, place) => {
        const column = columns[place];
        const text = column?.values[value];
        return column === undefined || text === undefined ? [] : [[column.header, text]];
      }),
    ),
    answers: answers.map((packed) => unpackedAnswer(packed, questionKeys)),
  }));
}

/** Place, revision, choice, content and words; what is empty at the end is left out. */
function packedAnswer(place: number, answer: GridAnswer): PackedAnswer {
  const { revision, option, content, reason, comment, evidence } = answer;
  const packed: (string | number)[] = [
    place,
    revision,
    option === null ? 0 : option,
    content,
    reason,
    comment,
    evidence,
  ];
  while (packed.at(-1) === '') packed.pop();
  return packed;
}

function unpackedAnswer(packed: PackedAnswer, questionKeys: readonly string[]): GridAnswer {
  const [place, revision, option, ...words] = packed;
  const [content = '', reason = '', comment = '', evidence = ''] = words.map(String);
  return {
    questionKey: questionKeys[Number(place)] ?? '',
    revision: Number(revision),
    option: typeof option === 'string' ? option : null,
    content,
    reason,
    comment,
    evidence,
  };
}
