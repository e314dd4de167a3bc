import { createElement, Fragment, type ReactNode } from 'react';
import type { Message } from '#lib/words/en.ts';
import { sayParts } from '#lib/words/say.ts';

/** A sentence of the interface with elements in it, such as links. */
export const sayNodes = (message: Message, values: Readonly<Record<string, ReactNode>>): ReactNode =>
  createElement(Fragment, null, ...sayParts<ReactNode>(message, values));
