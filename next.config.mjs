import { PHASE_PRODUCTION_BUILD } from 'next/constants.js';

/** The path below which the site is served: that of `SITE_URL`, without its last slash. */
const basePath = process.env.SITE_URL ? new URL(process.env.SITE_URL).pathname.replace(/\/+$/, '') : '';

/**
 * Next draws documents, and `tools/finish` publishes them.
 * @param {string} phase
 * @returns {import('next').NextConfig}
 */
export default function config(phase) {
  const production = phase === PHASE_PRODUCTION_BUILD;
  return {
    ...(production && { output: 'export', distDir: '.cache/export' }),
    basePath,
    trailingSlash: true,
    reactStrictMode: true,
    poweredByHeader: false,
    devIndicators: false,
    images: { unoptimized: true },
    generateBuildId: () => 'answerbook', // pages that did not change must not change
    typescript: { ignoreBuildErrors: true }, // `npm test` runs tsc
    experimental: { largePageDataBytes: 4_000_000 }, // nobody downloads the page data
  };
}
