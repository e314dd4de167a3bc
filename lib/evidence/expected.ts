import type { EvidenceSpec } from '#lib/schema/evidence.ts';

/** The facts that must hold of a program, or of a variant of it, on so many CPUs; as the author wrote them. */
export function expectedFacts({ expect }: Pick<EvidenceSpec, 'expect'>, cpus: number, variant?: string): string[] {
  const own = variant === undefined ? expect : expect[variant];
  const facts = Array.isArray(own) ? undefined : own?.[cpus];
  return Array.isArray(facts) ? facts : [];
}
