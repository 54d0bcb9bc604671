/** The bank and the lookup as a start reads them, kept between test files as a host's coach keeps them between starts. */
import { fileURLToPath } from 'node:url';
import { readKnowledge } from '../../src/coach-parts.ts';
import { createLog } from '../../src/log.ts';

const dataDir = fileURLToPath(new URL('../../node_modules/.cache/coach', import.meta.url));

export const knowledge = readKnowledge({ contentDirs: [], dataDir }, createLog('silent'));
