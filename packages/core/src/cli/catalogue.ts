import { changesScopeMessages } from '../i18n/messages/changes-scope.js';
import { changesMessages } from '../i18n/messages/changes.js';
import { cliMessages } from '../i18n/messages/cli.js';
import { configMessages } from '../i18n/messages/config.js';
import { helpMessages } from '../i18n/messages/help.js';
import { ledgerMessages } from '../i18n/messages/ledger.js';
import { modelMessages } from '../i18n/messages/model.js';
import { projectMessages } from '../i18n/messages/project.js';
import { promptMessages } from '../i18n/messages/prompt.js';
import { replyMessages } from '../i18n/messages/reply.js';
import { solveMessages } from '../i18n/messages/solve.js';
import { verifyMessages } from '../i18n/messages/verify.js';
import type { Catalogue } from '../i18n/translate.js';

/** Every text of the engine; a command adds its own. */
export const coreCatalogue: Catalogue = {
  ...changesMessages,
  ...changesScopeMessages,
  ...cliMessages,
  ...configMessages,
  ...helpMessages,
  ...ledgerMessages,
  ...modelMessages,
  ...projectMessages,
  ...promptMessages,
  ...replyMessages,
  ...solveMessages,
  ...verifyMessages,
};
