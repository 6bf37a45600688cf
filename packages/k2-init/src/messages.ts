import type { Catalogue } from '@k2/core';
import { flagMessages } from './messages/flags.js';
import { nameMessages } from './messages/names.js';
import { projectMessages } from './messages/project.js';
import { templateMessages } from './messages/templates.js';

/** Every text of k2-init. */
export const initMessages = {
  ...flagMessages,
  ...nameMessages,
  ...projectMessages,
  ...templateMessages,
} satisfies Catalogue;
