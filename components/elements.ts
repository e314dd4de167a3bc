import './entry/copy-code.element.ts';
import './entry/term-cards.element.ts';
import './search/search-field.element.ts';
import './search/search-opener.element.ts';
import './search/search-results.element.ts';
import './site/deep-link.element.ts';
import './site/page-contents.element.ts';
import './site/theme-choice.element.ts';
