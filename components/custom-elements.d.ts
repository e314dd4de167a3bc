import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'deep-link': CustomElement;
      'page-contents': CustomElement;
      'term-cards': CustomElement;
      'theme-choice': CustomElement;
    }
  }
}
