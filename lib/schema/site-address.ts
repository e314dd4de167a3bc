/**
 * Whether a book can be published at an address: its path stands in every link, and in files for hosts that read other
 * characters than these as something else.
 */
export const isSiteAddress = (address: string): boolean =>
  /^https?:\/\/[^/?#@\\\s]+(?:\/[\w.~-]+)*\/?$/.test(address) &&
  URL.canParse(address) &&
  !/\/\.{1,2}(?:\/|$)/.test(address) &&
  address.length <= 200;
