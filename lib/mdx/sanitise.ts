import type { Root } from 'hast';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';

/** The ids of notes and of the places that refer to them: the only ids that come from a text itself. */
const NOTE_ID = /-fn(?:ref)?-[\w-]+$/;

/**
 * What imported HTML may hold: what GitHub allows, without ids of its own (ours are made later), and without pictures from
 * elsewhere, since a page asks no other host for anything.
 */
const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source'].includes(name)),
    'section',
  ],
  attributes: {
    ...defaultSchema.attributes,
    '*': ['title', 'lang', 'dir', 'dataEntry', 'dataTerm', 'dataUnlinked'],
    a: [
      'href',
      ['className', 'external', 'term', 'data-footnote-backref'],
      ['rel', 'external'],
      'ariaLabel',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['id', NOTE_ID],
      'ariaDescribedBy',
    ],
    div: [['className', 'callout'], ['role', 'note'], 'dataKind'],
    li: [
      ['className', 'task-list-item'],
      ['id', NOTE_ID],
    ],
    p: [
      ['className', 'callout-title', 'notes-title'],
      ['id', 'footnote-label'],
    ],
    section: ['dataFootnotes', ['className', 'footnotes']],
    code: [['className', /^language-[\w+#.-]+$/]],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    ol: ['start'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
  strip: ['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math'],
};

/** Takes everything out of imported HTML that could run, load or overwrite anything. */
export function sanitise(tree: Root): Root {
  return sanitize(tree, SCHEMA) as Root;
}
