import type { Issue } from '#lib/model/issue.ts';
import { roleOf } from '../layout.ts';
import { didYouMean } from '../near.ts';
import { issueAt, START, shown } from '../span.ts';
import type { Book } from './book.ts';

/** Says which images are shown and not there, and which are there and not shown. */
export function checkImages(book: Book): Issue[] {
  const images = [...book.files].filter((file) => roleOf(file).role === 'image');
  const shownImages = new Set(book.entries.flatMap((entry) => entry.images.map(({ file }) => file)));
  const name = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  const folder = (file: string) => file.slice(0, file.lastIndexOf('/') + 1);
  const missing = book.entries.flatMap((entry) =>
    entry.images
      .filter(({ file }) => !images.includes(file))
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
      .filter((image) => !shownImages.has(image))
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
