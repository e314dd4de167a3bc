import './entry/copy-code.element.ts';
import './entry/term-cards.element.ts';
import './site/deep-link.element.ts';
import './site/page-contents.element.ts';
import './site/theme-choice.element.ts';
