/**
 * The text in lines of at most so many characters, broken between words; a longer word is broken where the line ends.
 * At least one line. A picture has no line breaks of its own.
 */
export function wrapped(text: string, perLine: number): string[] {
  const longest = Math.max(1, perLine);
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/u)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= longest) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > longest) {
      lines.push(line.slice(0, longest));
      line = line.slice(longest);
    }
  }
  return [...lines, line];
}
