import { K2Error } from '../errors/k2-error.js';
import { isReplaceMarker, joinLines, readEditBlock, readSearchMarker } from './edit-block.js';
import { closesFence, type Fence, readFence, readFenceOpening } from './fence.js';
import { readFenceInfo } from './fence-info.js';
import { languageFits } from './language-fits.js';
import { isHeading, readNameLine } from './name-line.js';
import type { EditBlock, Reply, ReplyFile } from './reply.js';
import { stripReasoning } from './strip-reasoning.js';

/** The file the text under a heading is about. */
type Section = {
  readonly path: string;
  /** A whole file was read under it; the next fence without a name is an example. */
  readonly isTaken: boolean;
  readonly hasProse: boolean;
};

type Reading = {
  readonly files: ReplyFile[];
  readonly examples: { readonly language: string; readonly content: string }[];
  readonly prose: string[];
  section: Section | null;
};

/**
 * Reads a model's reply: whole files in fences, search/replace blocks, deletions and moves, each under its path. Pure. Odd text is no error, it is prose, and `files` may
 * be empty. What was begun and not ended, or can be read in two ways, throws `gate`: half a file must never pass for a whole one. Line ends come out as `\n`.
 */
export function parseReply(text: string): Reply {
  const lines = stripReasoning(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')).split('\n');
  const reading: Reading = { files: [], examples: [], prose: [], section: null };
  let at = 0;
  while (at < lines.length) at = readNext(lines, at, reading);
  const { files, examples, prose } = reading;
  return {
    files,
    examples,
    prose: prose
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

function readNext(lines: readonly string[], at: number, reading: Reading): number {
  const line = lines[at] ?? '';
  const marker = readSearchMarker(line);
  if (marker !== null) return takeBlock(lines, at, marker.path ?? reading.section?.path ?? null, reading);
  const fence = readFenceOpening(line);
  if (fence !== null) return takeFence(lines, at, fence, reading);

  const name = readNameLine(line);
  if (name?.kind === 'delete') {
    reading.files.push({ kind: 'delete', path: name.path });
    reading.section = null;
  } else if (name?.kind === 'move') {
    reading.files.push({ kind: 'move', from: name.from, path: name.path });
    reading.section = { path: name.path, isTaken: false, hasProse: false };
  } else if (name !== null && (name.isHeading || opensCode(lines, at + 1))) {
    reading.section = { path: name.path, isTaken: false, hasProse: false };
  } else {
    if (isHeading(line)) reading.section = null;
    else if (line.trim() !== '' && reading.section !== null)
      reading.section = { ...reading.section, hasProse: true };
    reading.prose.push(line);
  }
  return at + 1;
}

/** Whether the next line that is not blank opens a fence or a block: only then is a path alone on its line a name. */
function opensCode(lines: readonly string[], from: number): boolean {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
  const line = lines[at] ?? '';
  return readFenceOpening(line) !== null || readSearchMarker(line) !== null;
}

function takeBlock(lines: readonly string[], at: number, path: string | null, reading: Reading): number {
  if (path === null)
    throw new K2Error('gate', 'reply.noName', { line: at + 1, excerpt: excerptOf(lines, at) });
  const { block, next } = readEditBlock(lines, at, path);
  addBlock(reading.files, path, block);
  if (reading.section?.path !== path) reading.section = { path, isTaken: false, hasProse: false };
  return next;
}

function takeFence(lines: readonly string[], at: number, fence: Fence, reading: Reading): number {
  const info = readFenceInfo(fence.info);
  const path = info.path ?? reading.section?.path ?? null;
  if (startsWithBlock(lines, at + 1)) return takeBlocks(lines, at, fence, path, reading);

  const read = readFence(lines, at, fence);
  if (read === null) throw new K2Error('gate', 'reply.truncated', { path: path ?? fence.info, line: at + 1 });
  const content = joinLines(read.body);
  const named = info.path ?? nameFromSection(reading, info.language);
  if (named === null) {
    reading.examples.push({ language: info.language, content });
    return read.next;
  }
  refuseHiddenBlocks(read.body, named);
  refuseSplitMarkdown(lines, read.next, fence, named);
  reading.files.push({ kind: 'whole', path: named, content });
  reading.section = { path: named, isTaken: true, hasProse: false };
  return read.next;
}

/** The file an unnamed fence is by the heading above it. After prose it may be a file or an example of its use: only the first that fits is taken for the file. */
function nameFromSection({ section, files }: Reading, language: string): string | null {
  if (section === null || section.isTaken) return null;
  if (!section.hasProse) return section.path;
  const isKnown = files.some((file) => file.path === section.path);
  return !isKnown && languageFits(language, section.path) ? section.path : null;
}

/** Whether a fence's first line that is not blank opens a block, or names a file whose block follows. */
function startsWithBlock(lines: readonly string[], from: number): boolean {
  const [first = '', second = ''] = lines.slice(from, from + 20).filter((line) => line.trim() !== '');
  return (
    readSearchMarker(first) !== null || (readNameLine(first) !== null && readSearchMarker(second) !== null)
  );
}

/** A fence around search/replace blocks. Text between them would be lost, so it is refused. */
function takeBlocks(
  lines: readonly string[],
  start: number,
  fence: Fence,
  named: string | null,
  reading: Reading,
): number {
  let path = named;
  let at = start + 1;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const marker = readSearchMarker(line);
    const name = readNameLine(line);
    if (marker !== null) {
      path = marker.path ?? path;
      at = takeBlock(lines, at, path, reading);
      continue;
    }
    if (closesFence(line, fence)) {
      return at + 1;
    }
    if (name?.kind === 'file') path = name.path;
    else if (line.trim() !== '')
      throw new K2Error('gate', 'reply.strayText', { path: path ?? '', line: at + 1, excerpt: line.trim() });
    at += 1;
  }
  throw new K2Error('gate', 'reply.truncated', { path: path ?? '', line: start + 1 });
}

function addBlock(files: ReplyFile[], path: string, block: EditBlock): void {
  const position = files.findIndex((file) => file.kind === 'edit' && file.path === path);
  const file = files[position];
  if (file?.kind === 'edit') files[position] = { ...file, blocks: [...file.blocks, block] };
  else files.push({ kind: 'edit', path, blocks: [block] });
}

/** Blocks after other text in a fence: neither a whole file nor edits. Documents may well show such blocks. */
function refuseHiddenBlocks(body: readonly string[], path: string): void {
  if (/\.(?:md|mdx|rst|txt|adoc)$/i.test(path)) return;
  const opens = body.findIndex((line) => readSearchMarker(line) !== null);
  if (opens === -1 || !body.slice(opens).some(isReplaceMarker)) return;
  throw new K2Error('gate', 'reply.strayText', {
    path,
    line: opens + 1,
    excerpt: body.find((line) => line.trim() !== '') ?? '',
  });
}

/**
 * A Markdown file whose own code stands in bare fences of as many ticks ends too early: the first inner fence looks like its end. When another bare fence follows
 * before the next file, both readings are possible.
 */
function refuseSplitMarkdown(lines: readonly string[], from: number, fence: Fence, path: string): void {
  if (!/\.(?:md|mdx)$/i.test(path)) return;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const other = readFenceOpening(line);
    if (other === null) {
      if (readNameLine(line) !== null && (isHeading(line) || opensCode(lines, at + 1))) return;
      continue;
    }
    if (closesFence(line, fence)) throw new K2Error('gate', 'reply.nestedFence', { path, line: at + 1 });
    if (other.character === fence.character && other.length >= fence.length) return;
  }
}

function excerptOf(lines: readonly string[], at: number): string {
  return lines
    .slice(at, at + 3)
    .join('\n')
    .slice(0, 200);
}
