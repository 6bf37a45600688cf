const longestLine = 16 * 1024 * 1024;

/**
 * Reads server-sent events and yields the data of those that came whole, in batches as they arrive. Comments and other fields are skipped;
 * UTF-8 and lines may be split anywhere. The end of the stream ends the last event even without an empty line after it.
 * @throws what the body throws when its connection breaks, and an Error for a line without end.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  const take = (lines: readonly string[]): string[] => {
    const events: string[] = [];
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) events.push(data.join('\n'));
        data = [];
      } else if (line.startsWith('data:')) {
        data.push(line.slice(line[5] === ' ' ? 6 : 5));
      }
    }
    return events;
  };
  for await (const part of body) {
    rest += decoder.decode(part, { stream: true });
    if (rest.length > longestLine) throw new Error('a line of the answer has no end');
    // A carriage return at the very end may be half of a line break.
    const held = rest.endsWith('\r') ? 1 : 0;
    const lines = rest.slice(0, rest.length - held).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + rest.slice(rest.length - held);
    const events = take(lines);
    if (events.length > 0) yield events;
  }
  const last = take([...(rest + decoder.decode()).split(/\r\n|\n|\r/), '']);
  if (last.length > 0) yield last;
}
