/** The form of an entry's id: the alphabet of addresses, at most 40 letters of it. */
export const ID = /^[a-z0-9-]{1,40}$/;
