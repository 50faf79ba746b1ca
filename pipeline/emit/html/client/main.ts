import { chooseDocuments } from './documents.ts';
import { listenToKeys } from './keys.ts';
import { ReviewedDocument } from './review.ts';

const documents = Array.from(
  document.querySelectorAll<HTMLElement>('article.document'),
  (root) => new ReviewedDocument(root),
);
const shown = chooseDocuments(documents);
listenToKeys(shown);
document.documentElement.classList.add('ready');
