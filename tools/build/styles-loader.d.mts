import type { Loader } from 'esbuild';

/** How esbuild reads a component's styles. */
export declare const STYLES: Record<string, Loader>;
