import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'copy-code': CustomElement;
      'deep-link': CustomElement;
      'from-forum': CustomElement;
      'page-bar': CustomElement;
      'page-contents': CustomElement;
      'search-field': CustomElement;
      'search-opener': CustomElement;
      'search-results': CustomElement;
      'share-link': CustomElement;
      'share-page': CustomElement;
      'entry-cards': CustomElement;
      'theme-choice': CustomElement;
    }
  }
}
