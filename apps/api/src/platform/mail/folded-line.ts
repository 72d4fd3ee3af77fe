const LONGEST_LINE = 75; // octets, without the line break (RFC 5545, 3.1)

/** A line of an iCalendar, cut where no character is cut in two: each line after the first begins with a space, which counts. */
export const foldedLine = (line: string): string[] => {
  const lines: string[] = [];
  let current = '';
  let length = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (length + octets > LONGEST_LINE) {
      lines.push(current);
      [current, length] = [' ', 1];
    }
    current += character;
    length += octets;
  }
  return [...lines, current];
};
