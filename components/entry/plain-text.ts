const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", nbsp: ' ' };

/** The words of inline HTML, for an attribute: tags left out, character references read. */
export function toPlainText(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (reference, name: string) => ENTITIES[name] ?? reference);
}
