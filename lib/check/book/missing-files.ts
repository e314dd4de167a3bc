import type { Issue } from '#lib/model/issue.ts';
import { PROGRAM_FILES, type Runtime } from '#lib/schema/runtime.ts';
import { issueAt, START } from '../span.ts';
import type { Book } from './book.ts';

/** Says which folders lack the file that makes them an entry. */
export function checkMissingFiles(book: Book): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const file of book.files) {
    const [top, id = '', name] = file.split('/');
    if (name === undefined || seen.has(`${top}/${id}`) || (top !== 'questions' && top !== 'evidence')) continue;
    seen.add(`${top}/${id}`);
    const has = (wanted: string): boolean => book.files.has(`${top}/${id}/${wanted}`);
    const say = (wanted: string, hint: string): void =>
      void issues.push(issueAt(file, START, 'files/missing', `the folder "${top}/${id}" holds no ${wanted}`, hint));
    if (top === 'questions' && !has('question.mdx') && !has('question.md'))
      say('question.mdx', 'Add it: a thread is read from its question.');
    if (top === 'evidence' && !has('evidence.yaml')) say('evidence.yaml', 'Add it: it says what the program shows.');
    const runtime = book.byKind.get('evidence')?.get(id)?.runtime ?? 'python';
    const program = PROGRAM_FILES[runtime as Runtime] ?? PROGRAM_FILES.python;
    if (top === 'evidence' && !has(program)) say(program, 'Add it: evidence is a program that is really run.');
  }
  return issues;
}
