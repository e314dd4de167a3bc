import type { Page } from '@playwright/test';
import { served } from './out.ts';

/**
 * Watches a page from before its first request; the list it returns fills with whatever a reader's browser should never
 * say: console messages, errors, violations of the policy, failed requests, requests to other hosts.
 */
export async function watchForNoise(page: Page): Promise<string[]> {
  const noise: string[] = [];
  page.on('console', (message) => noise.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${served()}/`) && !request.url().startsWith('data:'))
      noise.push(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      noise.push(`${response.status()} for ${response.url()}`);
  });
  page.on('requestfailed', (request) => noise.push(`failed: ${request.url()}`));
  await page.exposeFunction('noteViolation', (words: string) => void noise.push(`policy: ${words}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteViolation } = window as unknown as { noteViolation(words: string): void };
      noteViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return noise;
}
