import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nameOfCopy, readImage } from '#lib/images/image.ts';
import { IMPORTED } from '#lib/import/read-records.ts';
import { isFileName } from '#lib/model/address.ts';
import type { ThreadRecordSpec } from '#lib/schema/record.ts';
import type { Report } from './report.ts';

const ADDRESS = /(?:https?:)?\/\/[^\s"'<>()]{1,2000}/g;

/**
 * Hands threads on, and copies the pictures that their texts show from a folder beside the records: those whose file there
 * is named like the last part of their address, and that are the picture their name says.
 */
export async function* copyImages(
  threads: AsyncIterable<ThreadRecordSpec>,
  from: string,
  { content, site, report, dryRun }: { content: string; site: string; report: Report; dryRun: boolean },
): AsyncGenerator<ThreadRecordSpec> {
  const folder = join(content, IMPORTED, site);
  const seen = new Set<string>();
  const copy = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const file = join(from, name);
    if (!isFileName(name) || basename(name) !== name || !existsSync(file))
      return report.skips('pictures', 'not in the folder of --images-from');
    if (readImage(name, readFileSync(file)).faults.length > 0)
      return report.skips('pictures', 'not the picture that the name says');
    if (!dryRun) {
      mkdirSync(folder, { recursive: true });
      copyFileSync(file, join(folder, name));
    }
    report.writes('pictures');
  };
  for await (const thread of threads) {
    for (const { html = '', markdown = '' } of [thread, ...(thread.answers ?? [])])
      if (/<img|!\[/i.test(html + markdown))
        for (const [address] of (html + markdown).replaceAll('&amp;', '&').matchAll(ADDRESS)) {
          const name = nameOfCopy(address);
          if (name) copy(name);
        }
    yield thread;
  }
}
