import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './paths.ts';

type Locked = {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  inBundle?: boolean;
  optionalDependencies?: Record<string, string>;
};

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
/** What is fetched: neither ourselves, nor a link, nor what comes inside another package. */
const fetched = Object.entries(packages).filter(([place, { link, inBundle }]) => place && !link && !inBundle);

describe('package-lock.json', () => {
  it('has the integrity of every package that is fetched, those of other systems among them', () => {
    expect(fetched.length).toBeGreaterThan(500);
    expect(fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
  });

  it('fetches from nowhere but the registry', () => {
    const elsewhere = fetched.filter(
      ([, { version, resolved = 'https://registry.npmjs.org/' }]) =>
        !resolved.startsWith('https://registry.npmjs.org/') || !/^\d+\.\d+\.\d+/.test(version ?? ''),
    );
    expect(elsewhere).toEqual([]);
  });

  it('leaves out no package of another system that one of ours may need', () => {
    const optional = fetched.flatMap(([, { optionalDependencies = {} }]) => Object.entries(optionalDependencies));
    const exact = optional.filter(([, version]) => /^\d/.test(version));
    expect(exact.length).toBeGreaterThan(50);
    expect(exact.filter(([name]) => !packages[`node_modules/${name}`])).toEqual([]);
  });
});
