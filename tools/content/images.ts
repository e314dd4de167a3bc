import type { Book } from '#lib/check/book/book.ts';
import { publishedImages } from '#lib/check/book/images.ts';
import { imagePath, loadImage } from '#lib/images/image.ts';
import type { PublicFile } from '../build/assets.ts';

/** The images that the texts of a content folder show, as they are published. */
export function imageFiles(content: string, book: Book, drafts = false): PublicFile[] {
  return publishedImages(book, drafts).flatMap((file) => {
    const image = loadImage(content, file);
    return image ? [{ path: imagePath(file), bytes: image.bytes }] : [];
  });
}
