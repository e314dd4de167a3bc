import type { EvidenceSpec } from '#lib/schema/evidence.ts';

/** What Python itself calls a package: `nest_asyncio` for `python3-nest-asyncio`, `curio` for `curio==1.6`. */
export const plainName = (name: string): string =>
  name
    .replace(/^python3-/, '')
    .replace(/[^\w-].*$/, '')
    .replaceAll('-', '_')
    .toLowerCase();

/** The Python packages a program needs, as Python calls them; Debian packages that hold none are left out. */
export const pythonPackages = ({ packages, pip }: Pick<EvidenceSpec, 'packages' | 'pip'>): string[] =>
  [...packages.filter((name) => name.startsWith('python3-')), ...pip].map(plainName);

/** The Debian packages a program needs that Python does not see: their versions are Debian's. */
export const toolPackages = ({ packages }: Pick<EvidenceSpec, 'packages'>): string[] =>
  packages.filter((name) => !name.startsWith('python3-'));

/** Every package whose version a trace says, by the name it has there. */
export const packagesOf = (needs: Pick<EvidenceSpec, 'packages' | 'pip'>): string[] => [
  ...pythonPackages(needs),
  ...toolPackages(needs),
];
