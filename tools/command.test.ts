import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readArguments } from './command.ts';
import { ROOT } from './paths.ts';

afterEach(() => vi.unstubAllEnvs());

const OPTIONS = { content: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

describe('readArguments(args, options)', () => {
  it('says that npm took an option for its own', () => {
    vi.stubEnv('npm_lifecycle_event', 'check');
    vi.stubEnv('npm_config_content', 'true');
    expect(() => readArguments(['book'], OPTIONS)).toThrow('npm run check -- --content');
    expect(readArguments(['--content', 'book'], OPTIONS).values.content).toBe('book');
  });

  it('leaves npm what is its own', () => {
    vi.stubEnv('npm_lifecycle_event', 'kb');
    vi.stubEnv('npm_config_dry_run', 'true');
    expect(readArguments([], OPTIONS).values).toEqual({});
  });
});

describe.skipIf(process.platform === 'win32')('kb … | head', () => {
  it('ends in one sentence', () => {
    const command = 'node tools/run.mjs --help | true';
    const { stderr } = spawnSync('sh', ['-c', command], { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).not.toContain('EPIPE');
    expect(stderr.split('\n').filter(Boolean).length).toBeLessThan(2);
  });
});
