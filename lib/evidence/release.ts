/** The parts of a Python version that make a release: `3.14.2` is of `[3, 14]`. */
export type Release = [major: number, minor: number];

/** The release of a version, such as `3.14.2`; nothing where it is none. */
export const releaseOf = (version: string): Release | undefined => {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return major && minor ? [Number(major), Number(minor)] : undefined;
};

/** Whether a release came after another. */
export const isNewer = (a: Release, b: Release): boolean => a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);

/** The newest of some releases. */
export const newestOf = (releases: readonly Release[]): Release | undefined =>
  releases.reduce<Release | undefined>(
    (best, release) => (best && !isNewer(release, best) ? best : release),
    undefined,
  );
