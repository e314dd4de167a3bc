/** The path below which the site is served, without its last slash: `/book` for `https://host/book/`, else nothing. */
export const basePathOf = (address: string | undefined): string =>
  address ? new URL(address).pathname.replace(/\/+$/, '') : '';
