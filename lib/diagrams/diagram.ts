/** The kinds of Mermaid diagrams the book draws, as their first line names them. */
export type DiagramKind = 'flowchart' | 'sequence' | 'state' | 'class' | 'er';

/** A box, state, participant, class or entity. */
export type DiagramNode = {
  /** What the author calls it in other lines. */
  name: string;
  /** What it shows; may have several lines. */
  label: string;
  /** What the canonical source calls it. */
  key: string;
  /** What `click` makes it lead to, as written: `term:gil`. */
  link?: string;
};

/** One thing a diagram says, in words: pieces of text, and nodes, which may be links. */
export type DiagramLine = (string | DiagramNode)[];

/** A diagram that was understood. */
export type Diagram = {
  kind: DiagramKind;
  title: string;
  description: string;
  /** The edges in the order they were written, and what else the picture shows. */
  lines: DiagramLine[];
  nodes: DiagramNode[];
  /** The same diagram in the few forms that the drawing library reads as we do; labels are encoded. */
  source: string;
};

/** A stretch of one line of a diagram's source: line and columns from 1. */
export type DiagramPlace = { line: number; column: number; endColumn: number };

/** Something wrong with a diagram. */
export type DiagramFault = DiagramPlace & {
  rule: 'malformed' | 'unsupported' | 'too-large';
  message: string;
  hint: string;
};

/** A node's link, where it is written. */
export type DiagramLink = DiagramPlace & { url: string };

/** A line of a diagram's source without the space around it, and where it begins. */
export type Statement = { text: string; line: number; column: number };
