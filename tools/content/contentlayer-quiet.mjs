/**
 * Preloaded into contentlayer: its effect runtime keeps ring buffers of traces and copies them at every step, which
 * nobody reads and which takes about a third of its time. The lengths are those of the platform every runtime starts from.
 */
import { defaultPlatform } from '@effect-ts/system/Effect';

for (const length of [
  'executionTraceLength',
  'stackTraceLength',
  'ancestorExecutionTraceLength',
  'ancestorStackTraceLength',
]) {
  if (!(length in defaultPlatform.value))
    throw new Error(`@effect-ts/system has no ${length} any more: see tools/content/contentlayer-quiet.mjs`);
  defaultPlatform.value[length] = 0;
}
