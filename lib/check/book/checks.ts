import { checkAnchors } from './anchors.ts';
import type { BookCheck } from './book.ts';
import { checkRepliesCircle, checkTermsCircle } from './cycles.ts';
import { checkDays } from './days.ts';
import { checkDeciding } from './deciding.ts';
import { checkDifferences } from './differences.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkEvidence } from './evidence.ts';
import { checkFormerIds } from './former-ids.ts';
import { checkImages } from './images.ts';
import { checkImported } from './imported.ts';
import { checkLedger } from './ledger.ts';
import { checkLinks } from './links.ts';
import { checkMarks } from './marks.ts';
import { checkMentions } from './mentions.ts';
import { checkMisnamed } from './misnamed.ts';
import { checkMissingFiles } from './missing-files.ts';
import { checkOrigins } from './origins.ts';
import { checkReferences } from './references.ts';
import { checkComparisons, checkQuestionRelations, checkTermRelations } from './relations.ts';
import { checkTermWords } from './term-words.ts';
import { checkUndefinedWords } from './undefined-words.ts';
import { checkUnused } from './unused.ts';

/** Every rule that looks at more than one file. */
export const BOOK_CHECKS: readonly BookCheck[] = [
  checkMissingFiles,
  checkDuplicates,
  checkMisnamed,
  checkReferences,
  checkMentions,
  checkTermWords,
  checkTermRelations,
  checkComparisons,
  checkDifferences,
  checkQuestionRelations,
  checkTermsCircle,
  checkRepliesCircle,
  checkDays,
  checkMarks,
  checkDeciding,
  checkAnchors,
  checkFormerIds,
  checkLinks,
  checkEvidence,
  checkImages,
  checkLedger,
  checkImported,
  checkOrigins,
  checkUnused,
  checkUndefinedWords,
];
