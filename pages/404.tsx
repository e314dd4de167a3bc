import { pageAt } from '#lib/page/load.ts';
import AnyPage from './[[...address]].tsx';

/** No page ships Next's runtime: nothing on it hydrates. */
export const config = { unstable_runtimeJS: false };

/** The page for an address that is not in the book. */
export const getStaticProps = () => ({ props: { view: pageAt('/404.html') } });

export default AnyPage;
