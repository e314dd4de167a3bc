import type {
  MdxJsxAttribute,
  MdxJsxExpressionAttribute,
  MdxJsxFlowElement,
  MdxJsxTextElement,
} from 'mdast-util-mdx-jsx';
import { ALLOWED_COMPONENTS, type AllowedComponent } from '#lib/mdx/components.ts';
import { isEntryId } from '#lib/model/ids.ts';
import type { Issue } from '#lib/model/issue.ts';
import { didYouMean, nearest } from '../near.ts';
import { issueAt, shown } from '../span.ts';
import { INSTEAD } from './html-instead.ts';
import type { BodyNodes } from './nodes.ts';
import { type Body, spanOf } from './tree.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Holds every component against the list of those an author may use, and its attributes against theirs. */
export function checkComponents(body: Body, { elements }: BodyNodes): Issue[] {
  return elements.flatMap((node) => {
    const name = node.name ?? '';
    const component = Object.hasOwn(ALLOWED_COMPONENTS, name) ? ALLOWED_COMPONENTS[name] : undefined;
    return component ? checkAttributes(body, node, name, component) : [unknownComponent(body, node, name)];
  });
}

function unknownComponent(body: Body, node: Element, name: string): Issue {
  const names = Object.keys(ALLOWED_COMPONENTS);
  const known = `The components are ${names.map((known) => `<${known}>`).join(', ')}; elsewhere write \\<.`;
  const near = nearest(name, names);
  const hint = INSTEAD.get(name) ?? (near ? `Did you mean <${near}>?` : known);
  const { start } = node.position ?? { start: { line: 1, column: 1 } };
  const line = start.line + body.line - 1;
  const said =
    name === ''
      ? '<> is not a component'
      : INSTEAD.has(name)
        ? `<${name}> is HTML, which a text does not hold`
        : `<${shown(name)}> is not a component`;
  return issueAt(
    body.file,
    [line, start.column, line, start.column + name.length + 1],
    'components/unknown',
    said,
    hint,
  );
}

function checkAttributes(body: Body, node: Element, name: string, component: AllowedComponent): Issue[] {
  const issues: Issue[] = [];
  const known = Object.keys(component.attributes);
  const seen = new Set<string>();
  for (const attribute of node.attributes) {
    const span = spanOf(body, attribute.position ? attribute : node);
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      issues.push(
        issueAt(
          body.file,
          span,
          'code/expression',
          `<${name} {${shown(attribute.value)}}> spreads an expression; a text holds none`,
          `Write ${component.example}`,
        ),
      );
      continue;
    }
    if (!Object.hasOwn(component.attributes, attribute.name))
      issues.push(
        issueAt(
          body.file,
          span,
          'attributes/unknown',
          `<${name}> has no attribute "${shown(attribute.name)}"`,
          didYouMean(attribute.name, known, `It has ${known.join(', ')}.`),
        ),
      );
    else if (seen.has(attribute.name))
      issues.push(
        issueAt(body.file, span, 'attributes/malformed', `"${attribute.name}" is given twice`, 'Keep one of the two.'),
      );
    else issues.push(...checkValue(body, attribute, span, component));
    seen.add(attribute.name);
  }
  for (const [required, { help }] of Object.entries(component.attributes).filter(
    ([key, { required }]) => required && !seen.has(key),
  ))
    issues.push(
      issueAt(
        body.file,
        spanOf(body, node),
        'attributes/missing',
        `<${name}> needs the attribute "${required}"`,
        `${help} ${component.example}`,
      ),
    );
  return issues;
}

/** Every attribute names something: ids, and for `cpus` numbers between commas. */
function checkValue(
  body: Body,
  attribute: MdxJsxAttribute | MdxJsxExpressionAttribute,
  span: ReturnType<typeof spanOf>,
  component: AllowedComponent,
): Issue[] {
  if (attribute.type !== 'mdxJsxAttribute') return [];
  const { name, value } = attribute;
  if (typeof value === 'object' && value !== null)
    return [
      issueAt(
        body.file,
        span,
        'code/expression',
        `${name}={${shown(value.value)}} is an expression; a text holds none`,
        `Write ${name}="…".`,
      ),
    ];
  const right =
    typeof value === 'string' && (name === 'cpus' ? /^[1-9]\d?(?:, ?[1-9]\d?)*$/.test(value) : isEntryId(value));
  if (right) return [];
  const said =
    typeof value === 'string'
      ? `${name}="${shown(value)}" is not ${name === 'cpus' ? 'a list of numbers' : 'an id'}`
      : `"${name}" has no value`;
  return [issueAt(body.file, span, 'attributes/malformed', said, `Write ${component.example}`)];
}
