import { readFileSync } from 'node:fs';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

/** What we depend on is loaded from `node_modules`: bundling highlighters and layouters doubles the time to compile. */
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const BUNDLED = ['next', 'react', 'react-dom'];

/**
 * Next compiles the application, once for each version of the code, and answers for its documents.
 * @param {string} phase
 * @returns {import('next').NextConfig}
 */
export default function config(phase) {
  const development = phase === PHASE_DEVELOPMENT_SERVER;
  return {
    ...(development
      ? {
          basePath: process.env.SITE_URL ? new URL(process.env.SITE_URL).pathname.replace(/\/+$/, '') : '',
          compress: false, // tools/dev/serve-next.ts adds to what is sent
          logging: { incomingRequests: { ignore: [/[?&]live=/] } }, // components/site/live.ts asks twice a second
        }
      : { distDir: '.cache/app' }),
    trailingSlash: true,
    reactStrictMode: true,
    poweredByHeader: false,
    devIndicators: false,
    images: { unoptimized: true },
    typescript: { ignoreBuildErrors: true }, // `npm test` runs tsc
    serverExternalPackages: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
    // Next sends no styles with a document: a style sheet gives its class names alone, tools/build/assets.ts the sheet itself.
    turbopack: { rules: { '*.styles.css': { loaders: ['./tools/build/styles-loader.mjs'], as: '*.js' } } },
  };
}
