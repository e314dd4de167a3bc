import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../paths.ts';
import { headerRules } from './headers.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

type Job = {
  permissions?: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
};

describe('docs/hosts/github-pages.yml', () => {
  const text = read('docs/hosts/github-pages.yml');
  const { permissions, jobs } = parse(text) as { permissions: object; jobs: Record<string, Job> };

  it('names every action by its commit, and says which version that is, as every workflow does', () => {
    const weekly = read('docs/hosts/evidence-weekly.yml');
    const uses = `${text}\n${weekly}`.split('\n').filter((line) => line.includes('uses:'));
    expect(uses.length).toBe(7);
    for (const line of uses) expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('gives a token that may publish to the job that publishes, and to no step that runs code of the book', () => {
    expect(permissions).toEqual({});
    expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions])).toEqual([
      ['build', { contents: 'read', pages: 'read' }],
      ['publish', { pages: 'write', 'id-token': 'write' }],
    ]);
    expect(jobs.publish?.steps.some(({ run }) => run !== undefined)).toBe(false);
  });

  it('leaves no token in the checkout', () => {
    const checkout = jobs.build?.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ 'persist-credentials': false });
  });
});

describe('docs/hosts/evidence-weekly.yml', () => {
  it('gives a token that may write to the job that reports, which runs no code of the book', () => {
    const { permissions, jobs } = parse(read('docs/hosts/evidence-weekly.yml')) as {
      permissions: object;
      jobs: Record<string, Job>;
    };
    expect(permissions).toEqual({});
    expect(jobs.check?.permissions).toEqual({ contents: 'read' });
    expect(jobs.report?.permissions).toEqual({ issues: 'write' });
    expect(jobs.report?.steps.map(({ uses, run }) => uses ?? run)).toEqual([
      'gh issue create --title "Evidence wants to be looked at" --body "$RUN"',
    ]);
  });
});

describe('docs/hosts', () => {
  it('says headers in one file alone: Netlify and Cloudflare read _headers, nginx its maps', () => {
    const names = new RegExp([...new Set(headerRules().flatMap(({ headers }) => Object.keys(headers)))].join('|'), 'i');
    for (const file of ['Dockerfile', 'github-pages.yml', 'netlify.toml'])
      expect(read(`docs/hosts/${file}`), file).not.toMatch(names);
    expect(read('docs/hosts/Dockerfile')).toContain('COPY docs/hosts/nginx.conf');
  });

  it('lets no secret and nothing that was built here into a container', () => {
    const left = read('.dockerignore').split('\n');
    for (const path of ['.git', '**/.env*', '**/.npmrc', '**/node_modules', 'out', '.cache'])
      expect(left).toContain(path);
  });
});
