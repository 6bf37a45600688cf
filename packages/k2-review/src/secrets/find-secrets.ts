import type { Severity } from '../finding.js';
import type { Found } from '../found.js';
import { maskSecret } from './mask.js';
import { mayHoldSecret } from './may-hold-secret.js';

// Credentials a provider takes as they stand; what needs a host or a user beside it is one step milder.
const usableAlone =
  /-(aws|gcp|github|gitlab|npm|openai|anthropic|slack|sendgrid|shopify|privatekey|1password|linear|huggingface|groq|notion|vercel|databricks|docker|figma|grafana|hashicorp-vault)$/;

/** Keys, tokens and passwords of known kinds in any text. What is shown of them is masked; the text of a match never leaves this file. */
export async function findSecrets(path: string, text: string): Promise<readonly Found[]> {
  if (!mayHoldSecret(text)) return [];
  const [{ lintSource }, preset] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const extension = /\.\w+$/.exec(path)?.[0] ?? '';
  const result = await lintSource({
    source: { filePath: path, content: text, contentType: 'text', ext: extension },
    options: {
      noPhysicFilePath: true,
      config: {
        rules: preset.rules
          // A comment in the reviewed text must not be able to switch the scanner off.
          .filter((rule) => rule.meta.id !== '@secretlint/secretlint-rule-filter-comments')
          .map((rule) => ({ id: rule.meta.id, rule })),
      },
    },
  });
  return result.messages.map((message) => {
    const [start, end] = message.range;
    return {
      rule: `secret/${message.ruleId.replace('@secretlint/secretlint-rule-', '')}`,
      source: 'secret',
      severity: severityOf(message.ruleId, text.slice(start, end)),
      category: 'security',
      confidence: 0.95,
      start,
      end,
      quote: maskSecret(text.slice(start, end)),
      message: { id: 'review.secret', values: { kind: kindOf(message.ruleId) } },
      isSecret: true,
    };
  });
}

// A host without a dot is this machine or a container beside it.
const localHost = /@(127\.0\.0\.1|\[::1\]|[\w-]+)(:\d+)?([/?]|$)/;

function severityOf(ruleId: string, secret: string): Severity {
  if (/^\w[\w+.-]*:\/\//.test(secret) && localHost.test(secret)) return 'low';
  return usableAlone.test(ruleId) ? 'critical' : 'high';
}

/** `github`, `aws`: the name of the scanner's rule says whose secret it is. */
function kindOf(ruleId: string): string {
  return ruleId.replace('@secretlint/secretlint-rule-', '');
}
