import { closesFence, type Fence, readFenceOpening } from './fence.js';

const opening = /^\s*<think(?:ing)?>/i;
const closing = /<\/think(?:ing)?>/i;

/**
 * A reply without its `<think>…</think>` blocks. A tag inside a fence is code and stays; a closing tag with no opening one ends thinking that began
 * before the text did; a block without its end takes the rest of the text with it, for no answer ever began.
 */
export function stripReasoning(text: string): string {
  const kept: string[] = [];
  let fence: Fence | null = null;
  let thinking = false;
  let opened = false;
  for (const line of text.split('\n')) {
    if (thinking) {
      if (!closing.test(line)) continue;
      thinking = false;
      kept.push(afterClosing(line));
      continue;
    }
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null;
      kept.push(line);
      continue;
    }
    if (opening.test(line)) {
      opened = true;
      if (closing.test(line)) kept.push(afterClosing(line));
      else thinking = true;
      continue;
    }
    if (!opened && closing.test(line)) {
      opened = true;
      kept.length = 0;
      kept.push(afterClosing(line));
      continue;
    }
    fence = readFenceOpening(line);
    kept.push(line);
  }
  return kept.join('\n');
}

function afterClosing(line: string): string {
  const match = closing.exec(line);
  return match === null ? '' : line.slice(match.index + match[0].length);
}
