import { isPathLike } from './path-like.js';

/** What a line of a reply names. */
export type NameLine =
  | { readonly kind: 'file'; readonly path: string; readonly isHeading: boolean }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'move'; readonly from: string; readonly path: string };

const heading = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/;
const label =
  /^(?:files?(?:\s?name)?(?:\s\d+)?|paths?|檔案(?:名稱)?\s?\d*|檔名|文件(?:名)?\s?\d*|路徑|路径)\s*[:：](?!\/\/)\s*/i;
const annotation = /\s*[(（]\s*([^()（）]{1,30}?)\s*[)）]\s*$/;
const deleting = /^(?:delete|deleted|remove|removed|刪除|删除|移除)$/i;
const describing =
  /^(?:new|new file|create|created|add|added|edit|edited|modify|modified|update|updated|changed|full|complete|whole file|新增|新檔|新檔案|新建|新文件|建立|創建|创建|修改|更新|編輯|编辑|完整|完整檔案|完整文件)$/i;
const arrow = /\s*(?:→|->|=>|⟶|➜)\s*/;

/** Whether a line is a Markdown heading. */
export function isHeading(line: string): boolean {
  return heading.test(line);
}

/**
 * The file a line names, when it names one and says nothing else: as a heading, in bold, in back-ticks, after `File:`, `檔案：` or `文件：`, or bare.
 * Only headings delete and move. Null for prose.
 */
export function readNameLine(line: string): NameLine | null {
  const title = heading.exec(line)?.[1];
  const text = (title ?? line).trim().replace(/^\d{1,2}[.)、]\s+/, '');
  if (text === '') return null;
  if (title !== undefined) {
    const moved = readMove(text);
    if (moved !== null) return moved;
  }
  const note = annotation.exec(text)?.[1] ?? '';
  const isDeletion = deleting.test(note);
  const isNoted = isDeletion || describing.test(note);
  const path = readPath(isNoted ? text.replace(annotation, '') : text);
  if (path === null) return null;
  if (isDeletion) return title === undefined ? null : { kind: 'delete', path };
  return { kind: 'file', path, isHeading: title !== undefined };
}

function readMove(text: string): NameLine | null {
  const parts = text.split(arrow);
  if (parts.length !== 2) return null;
  const from = readPath(parts[0] ?? '');
  const path = readPath((parts[1] ?? '').replace(annotation, ''));
  return from === null || path === null ? null : { kind: 'move', from, path };
}

function readPath(text: string): string | null {
  // No path holds `**`; an underscore pair may be part of one (`__init__.py`).
  const bare = text.replaceAll('**', '').trim();
  const unlabelled = bare.replace(label, '');
  const rest = unlabelled.replace(/[:：]$/, '').trim();
  const ticked = /^(`+)([^`]+)\1[:：]?$/.exec(rest)?.[2];
  const path = ticked ?? rest;
  return isPathLike(path, ticked !== undefined || unlabelled !== bare) ? path : null;
}
