import { imageKey } from '#lib/images/image.ts';
import { IMPORTED } from '#lib/import/read-records.ts';
import type { Issue } from '#lib/model/issue.ts';
import type { FileFacts } from '../facts.ts';
import { roleOf } from '../layout.ts';
import { didYouMean } from '../near.ts';
import { issueAt, START, shown } from '../span.ts';
import { type Book, isDraft, isWithdrawn } from './book.ts';

const imagesOf = (book: Book): string[] => [...book.files].filter((file) => roleOf(file).role === 'image');

/** Imported texts show no images: what stands in them is taken out. */
const isOwn = ({ format }: FileFacts): boolean => format === 'mdx';

/** Whether an image was copied beside imported threads: only those that a text shows are. */
const isCopy = (image: string): boolean => image.startsWith(`${IMPORTED}/`);

/** Says which images are shown and not there, and which are there and not shown. */
export function checkImages(book: Book): Issue[] {
  const images = imagesOf(book);
  const shownImages = new Set(
    book.entries.filter(isOwn).flatMap((entry) => entry.images.map(({ file }) => imageKey(file))),
  );
  const keys = new Set(images.map(imageKey));
  const name = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  const folder = (file: string) => file.slice(0, file.lastIndexOf('/') + 1);
  const missing = book.entries.flatMap((entry) =>
    entry.images
      .filter(({ file }) => !keys.has(imageKey(file)))
      .map(({ file, span }) => {
        const beside = images.filter((image) => folder(image) === folder(file)).map(name);
        return issueAt(
          entry.file,
          span,
          'images/missing',
          `the image "${shown(name(file))}" does not lie beside its entry`,
          didYouMean(name(file), beside, `Put a png, jpg, gif, webp, avif or svg into "${shown(folder(file))}".`),
        );
      }),
  );
  if (!book.complete) return missing;
  return [
    ...missing,
    ...images
      .filter((image) => !isCopy(image) && !shownImages.has(imageKey(image)))
      .map((image) =>
        issueAt(
          image,
          START,
          'images/unused',
          'no text beside it shows this image',
          'Show it with ![words](name), or remove it.',
        ),
      ),
  ];
}

/**
 * The images to publish, by file: those that a text shows which is told. Nothing else in a content folder is.
 * @param drafts whether threads that are drafts are told
 */
export function publishedImages(book: Book, drafts = false): string[] {
  const told = book.entries.filter(
    (entry) => isOwn(entry) && !isWithdrawn(book, entry) && (drafts || !isDraft(book, entry)),
  );
  const used = new Set(told.flatMap((entry) => entry.images.map(({ file }) => imageKey(file))));
  return imagesOf(book)
    .filter((file) => isCopy(file) || used.has(imageKey(file)))
    .sort();
}
