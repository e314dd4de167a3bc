/**
 * Completes package-lock.json after `npm install`, which may leave out the packages of other platforms; `npm ci` then
 * refuses the file as out of step. What is missing, or is there without its integrity, is asked of the registry, so that
 * no machine installs a package that the lock file does not know byte for byte.
 *
 *     node tools/complete-lock.mjs
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const completed = [];

/** An entry as npm writes it, of what the registry says of one version; ends the program when it says nothing. */
function entryOf(name, version, flags) {
  const said = execFileSync('npm', ['view', '--json', `${name}@${version}`], { encoding: 'utf8' });
  const { dist, cpu, libc, license, os, engines } = JSON.parse(said);
  if (!dist?.integrity) throw new Error(`the registry gives no integrity for ${name}@${version}`);
  const [dev, optional] = ['dev', 'optional'].map((flag) => (flags[flag] ? { [flag]: true } : {}));
  const entry = { version, integrity: dist.integrity, cpu, ...dev, libc, license, ...optional, os, engines };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function complete(place, name, version, flags) {
  lock.packages[place] = { ...entryOf(name, version, flags), ...lock.packages[place] };
  completed.push(name);
}

for (const { dev, optionalDependencies } of Object.values(lock.packages))
  for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (!lock.packages[place] && /^\d/.test(version)) complete(place, name, version, { dev, optional: true });
  }
for (const [place, { name, version, integrity, link, inBundle, dev, optional }] of Object.entries(lock.packages))
  if (place && !integrity && !link && !inBundle)
    complete(place, name ?? place.split('node_modules/').at(-1), version, { dev, optional });

if (completed.length > 0) {
  const [root, ...rest] = Object.entries(lock.packages);
  lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(completed.length > 0 ? `completed ${completed.join(', ')}` : 'nothing to complete');
