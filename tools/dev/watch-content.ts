import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { walkContent } from '#lib/check/files.ts';

/** How often it is looked whether the content folder is still the same one, in ms. */
const LOOK = 1000;

/**
 * Calls `onChange` after each change below a content folder. Its folders are watched one by one, those that `check` looks
 * into: a recursive watch would go into hidden ones, and through links out of the folder. The folder itself may go, with
 * those above it, and come back: nothing tells of that, so it is looked at now and then.
 * @returns how to stop it
 */
export function watchContent(content: string, onChange: () => void, look = LOOK): () => void {
  const watchers = new Map<string, FSWatcher>();
  const leave = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const leaveAll = () => {
    for (const folder of watchers.keys()) leave(folder);
  };
  const follow = () => {
    const folders = new Set(foldersOf(content));
    for (const folder of watchers.keys()) if (!folders.has(folder)) leave(folder);
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, (event, name) => {
        if (name?.startsWith('.')) return;
        // Its own name: it was moved or removed, and what is there now is another folder.
        if (event === 'rename' && name === basename(folder)) leave(folder);
        if (event === 'rename') follow();
        onChange();
      });
      watcher.on('error', () => leave(folder));
      watchers.set(folder, watcher);
    }
  };
  let known = identityOf(content);
  const timer = setInterval(() => {
    const now = identityOf(content);
    if (now === known) return;
    known = now;
    leaveAll();
    follow();
    onChange();
  }, look);
  follow();
  return () => {
    clearInterval(timer);
    leaveAll();
  };
}

/** Which folder a path is; another one there has another number, and nothing has none. */
const identityOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;

/** A content folder and all folders in it that can be listed; none while it is not there. */
function foldersOf(content: string): string[] {
  try {
    const found = [...walkContent(content)];
    return [content, ...found.flatMap(({ file, is }) => (is === 'folder' ? [join(content, file)] : []))];
  } catch {
    return [];
  }
}
