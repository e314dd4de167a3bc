import { deflateSync } from 'node:zlib';
import { oneLine } from '#lib/cite/citation.ts';
import { anchorOf, pageAddress } from '#lib/model/ids.ts';
import type { Site } from '#lib/model/site.ts';
import { toPlain } from '#lib/page/text.ts';

/** A name that holds what looks like a role and a priority ends there for its reader: it cannot be written. */
const SPLIT = /\s\S+\s+-?\d+(?:\s|$)/;

/**
 * What other documentation may link by name, as an inventory of Sphinx (format 2, `sphinx.util.inventory`): the book's
 * words for `:term:`, aliases included, and its questions and claims for `:ref:` by id, as `question-<id>` and `claim-<id>`.
 * One object a line: name, domain and role, priority, address, and the words to show.
 */
export function toInventory({ settings, terms, listed, claims }: Site): Uint8Array {
  const line = (name: string, role: string, address: string, words: string) => {
    const [key, shown] = [oneLine(name), oneLine(words)];
    return key === '' || SPLIT.test(key) ? '' : `${key} ${role} -1 ${address.slice(1)} ${shown}\n`;
  };
  const lines = [
    ...[...terms.values()].flatMap((term) =>
      [term.term, ...term.aliases].map((word) => line(word, 'std:term', pageAddress(term), word)),
    ),
    ...listed.map((question) =>
      line(`question-${question.id}`, 'std:label', pageAddress(question), toPlain(question.title)),
    ),
    ...[...claims.values()].map((claim) =>
      line(anchorOf(claim), 'std:label', pageAddress(claim), toPlain(claim.statement)),
    ),
  ];
  const head = `# Sphinx inventory version 2\n# Project: ${oneLine(settings.name)}\n# Version: \n# The remainder of this file is compressed using zlib.\n`;
  return Buffer.concat([Buffer.from(head), deflateSync(lines.join(''))]);
}
