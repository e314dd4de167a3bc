import { pageAddresses } from './out.ts';

/** The kind of page an address is: the address with a star for what varies. */
function kindOf(address: string): string {
  const [first, second, third] = address.split('/').filter(Boolean);
  if (!second) return address;
  if (first === 'q' && second === 'unanswered') return '/q/by-title/'; // the same list, of fewer
  if (first === 'q' && (second === 'by-title' || second === 'page')) return `/q/${second}/`;
  return third ? `/${first}/*/${third.split('-')[0]}-*/` : `/${first}/*/`;
}

/** Pages that show what the first of their kind may lack: everything an author may write, a term with senses. */
const PARTICULAR = ['/q/kitchen-sink/', '/glossary/task/'];

/** One address of every kind of page, the one of its kind that comes first, and some in particular. */
export function oneOfEveryKind(): string[] {
  const kinds = new Map<string, string>();
  for (const address of pageAddresses()) {
    const kind = kindOf(address);
    if (!kinds.has(kind)) kinds.set(kind, address);
  }
  return [
    ...new Set([...kinds.values(), ...PARTICULAR.filter((address) => pageAddresses().includes(address))]),
    '/404.html',
  ];
}
