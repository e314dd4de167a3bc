import type { Entry } from '#lib/model/entry.ts';
import { cardAddress, LLMS, mirrorAddress, NOT_FOUND, oembedAddress, pageAddress } from '#lib/model/ids.ts';
import { counted, say } from '#lib/words/say.ts';
import type { Book } from './book.ts';
import { toCitation } from './citation.ts';
import { daysOf } from './days.ts';
import { toJsonLd } from './json-ld.ts';
import type { Page, PageContent } from './page.ts';
import { bytesOf, cutBytes, shorten, toDay, toPlain } from './text.ts';
import { COMMENT_WORD, KIND_WORD, STATUS_WORD, VERDICT_WORD } from './words.ts';

/** What machines read in a page's head, beside what the frame holds. */
export type PageHead = {
  /** For cards: at most 67 bytes of UTF-8. */
  cardTitle: string;
  /** For cards and search engines: at most 200 characters and 347 bytes of UTF-8. */
  description: string;
  /** An entry is an article, everything else a website (the Open Graph protocol's words). */
  type: 'article' | 'website';
  /** Days as `YYYY-MM-DD`. */
  published?: string;
  modified?: string;
  tags: string[];
  /** Two rows of words that some places show beside a card, such as the reading time. */
  labels: { name: string; value: string }[];
  /** The same page or list in other formats. */
  alternates: { type: string; href: string; title: string }[];
  /** Where machines are told what the book holds. */
  llmsHref: string;
  /** The picture that stands for the page where it is linked, and what it says; absolute. None where none is served. */
  card?: { url: string; alt: string };
  /** JSON-LD, escaped so that it can stand in a script element. */
  jsonLd?: string;
};

/** Discord cuts the title of a card after so many bytes, Discourse after 80 characters. */
const TITLE_BYTES = 67;

/** Discord cuts a description after so many bytes, Discourse after 250 characters. */
const DESCRIPTION_BYTES = 347;
const DESCRIPTION_LENGTH = 200;

/** What machines read in a page's head. A card says what the entry says: lengths are kept here, not left to who shows it. */
export function toHead(book: Book, page: Page, content: PageContent): PageHead {
  const { entry } = page;
  const { cardTitle, description } = wordsOf(page);
  const { published, modified } = daysOf(book.site, entry);
  const jsonLd = toJsonLd(book, page, description);
  return {
    cardTitle,
    description,
    type: entry && entry.kind !== 'topic' && entry.kind !== 'person' ? 'article' : 'website',
    ...(published ? { published } : {}),
    ...(modified ? { modified } : {}),
    tags: tagsOf(book, page),
    labels: labelsOf(content, modified),
    alternates: alternatesOf(book, page),
    card: cardOf(book, page),
    llmsHref: book.hrefOf(LLMS),
    ...(jsonLd ? { jsonLd } : {}),
  };
}

/**
 * The title and the sentence of a card, each as long as it may be. A title that cannot be shortened without saying something
 * else is the sentence, below what the entry is.
 */
function wordsOf({ title, description, entry }: Page): Pick<PageHead, 'cardTitle' | 'description'> {
  const isTitle = (text: string) => bytesOf(text) <= TITLE_BYTES;
  const isDescription = (text: string) => text.length <= DESCRIPTION_LENGTH && bytesOf(text) <= DESCRIPTION_BYTES;
  const short = entry?.kind === 'question' && !isTitle(title) ? toPlain(entry.shortTitle ?? title) : title;
  const cardTitle = shorten(short, isTitle);
  const sentence = shorten(cardTitle ? description : title, isDescription) ?? shorten(description, isDescription);
  return {
    cardTitle: cardTitle ?? (entry ? standingOf(entry) : cutBytes(title, TITLE_BYTES)),
    description: sentence ?? cutBytes(title, DESCRIPTION_LENGTH),
  };
}

/** What an entry is and how it stands, where its title is too long: `Claim: holds`. */
function standingOf(entry: Entry): string {
  const word =
    entry.kind === 'claim'
      ? STATUS_WORD[entry.status]
      : entry.kind === 'answer'
        ? VERDICT_WORD[entry.verdict]
        : entry.kind === 'comment'
          ? COMMENT_WORD[entry.role]
          : undefined;
  return [KIND_WORD[entry.kind], word].filter(Boolean).join(': ');
}

/** The entry's card on its own page, the book's on every other. */
function cardOf(book: Book, { address, entry, title }: Page): PageHead['card'] {
  if (entry && address === pageAddress(entry)) return { url: book.urlOf(cardAddress(address)), alt: title };
  return { url: book.urlOf(cardAddress('/')), alt: book.site.settings.name };
}

/** The names of the topics an entry belongs to; an answer's or comment's are its thread's. */
function tagsOf({ site }: Book, { entry }: Page): string[] {
  const tagged = entry && 'question' in entry ? site.questions.get(entry.question) : entry;
  const topics = tagged && 'topics' in tagged ? tagged.topics : [];
  return topics.flatMap((id) => site.topics.get(id)?.name ?? []);
}

function labelsOf(content: PageContent, modified: string | undefined): PageHead['labels'] {
  const checked = toDay(modified);
  return [
    ...('readingMinutes' in content
      ? [{ name: say('Reading time'), value: counted(content.readingMinutes, 'minute') }]
      : []),
    ...('readingMinutes' in content && checked ? [{ name: say('Last checked'), value: checked.text }] : []),
  ];
}

/** The page as Markdown, the entry as JSON, and the nearest feeds: the thread's, the topic's, else the book's. */
function alternatesOf(book: Book, page: Page): PageHead['alternates'] {
  const { address, entry } = page;
  const { name } = book.site.settings;
  const alternate = (type: string, at: string, title: string) => ({ type, href: book.hrefOf(at), title });
  const question = entry && 'question' in entry ? book.site.questions.get(entry.question) : entry;
  const feeds =
    (question?.kind === 'question' && daysOf(book.site, question).modified) || question?.kind === 'topic'
      ? pageAddress(question)
      : '/';
  const feedTitle = feeds === '/' ? name : question?.kind === 'topic' ? question.name : say('This thread');
  return [
    ...(address === NOT_FOUND
      ? []
      : [alternate('text/markdown', mirrorAddress(address, 'md'), say('This page as Markdown'))]),
    ...(entry ? [alternate('application/json', mirrorAddress(address, 'json'), say('This entry as JSON'))] : []),
    ...(toCitation(book, page)
      ? [
          {
            type: 'application/json+oembed',
            href: book.urlOf(oembedAddress(address)),
            title: say('A quotation to embed'),
          },
        ]
      : []),
    alternate('application/atom+xml', `${feeds}feed.xml`, feedTitle),
    alternate('application/feed+json', `${feeds}feed.json`, feedTitle),
  ];
}
