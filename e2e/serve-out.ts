import { existsSync } from 'node:fs';
import { startServer } from '../tools/server/server.ts';
import { OUT } from './out.ts';
import { offerCheckout } from './shared-checkout.ts';

/** Serves `out/` on a free port of this machine while the specs run; `SERVED` tells them where. */
export default async function serveOut(): Promise<() => Promise<void>> {
  if (!existsSync(OUT)) throw new Error('There is no out/: type npm run build first.');
  const server = await startServer(OUT);
  process.env.SERVED = `http://127.0.0.1:${server.port}`;
  const removeCheckout = offerCheckout();
  return async () => {
    await server.close();
    removeCheckout();
  };
}
