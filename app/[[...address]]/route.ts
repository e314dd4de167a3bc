import { drawDocument } from '#components/site/document.tsx';
import { NOT_FOUND } from '#lib/model/ids.ts';
import { handedSource, type Source } from '../border.ts';

/** Documents are drawn when they are asked for; whoever asks keeps them. */
export const dynamic = 'force-dynamic';

/** In `npm run dev`, where code changes too, the application reads the book itself. */
const sourceOf = async (): Promise<Source> =>
  process.env.NODE_ENV === 'development' ? (await import('../dev-source.ts')).readDevSource() : handedSource();

/** Answers every address of the book with its document, and any other with the one for missing pages. */
export async function GET(_: Request, { params }: { params: Promise<{ address?: string[] }> }): Promise<Response> {
  const { address = [] } = await params;
  const { viewAt, assets } = await sourceOf();
  const path = `/${address.join('/')}`;
  const view = viewAt(path === '/' || path === NOT_FOUND ? path : `${path}/`);
  const shown = view ?? viewAt(NOT_FOUND);
  if (!shown) throw new Error(`The book has no page ${NOT_FOUND}.`);
  return new Response(await drawDocument(shown, assets), {
    status: view ? 200 : 404,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
