/** How long an address may take to answer, in ms. */
const PATIENCE = 15_000;

/** What an address answered: it has moved, it is gone, or it could not be asked; nothing when it is there. */
export type Answered = { is: 'moved'; to: string } | { is: 'gone'; status: number } | { is: 'silent'; why: string };

/** Asks an address whether it is still there. Only what says that it is for good counts as moved. */
export async function askAddress(url: string): Promise<Answered | undefined> {
  try {
    const { status, headers, body } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
    await body?.cancel();
    const to = headers.get('location');
    if ((status === 301 || status === 308) && to) return { is: 'moved', to: new URL(to, url).href };
    if (status === 404 || status === 410) return { is: 'gone', status };
    return status >= 500 ? { is: 'silent', why: `status ${status}` } : undefined;
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return { is: 'silent', why: cause?.code ?? message };
  }
}
