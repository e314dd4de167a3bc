import { createElement } from 'react';

type HtmlProps = {
  as?: 'div' | 'span' | 'p' | 'dd' | 'em' | 'strong' | 'blockquote' | 'li';
  html: string;
  className?: string;
  id?: string;
};

/** An element whose content is HTML that was made safe where it was made. */
export function Html({ as = 'div', html, ...attributes }: HtmlProps) {
  return createElement(as, { ...attributes, dangerouslySetInnerHTML: { __html: html } });
}
