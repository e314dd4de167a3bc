import { cpusOf, type EvidenceSpec } from '#lib/schema/evidence.ts';

/** The facts that must hold of a program, or of a variant of it, on so many CPUs; as the author wrote them. */
export function expectedFacts(
  program: Pick<EvidenceSpec, 'expect' | 'runtime' | 'cpus'>,
  cpus: number,
  variant?: string,
): string[] {
  const { expect } = program;
  const own = variant === undefined ? expect : Array.isArray(expect) ? undefined : expect[variant];
  if (Array.isArray(own)) return cpusOf(program)[0] === cpus ? own : [];
  const facts = own?.[cpus];
  return Array.isArray(facts) ? facts : [];
}
