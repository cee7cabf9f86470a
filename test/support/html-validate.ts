import { AssertionError } from 'node:assert/strict';
import type { ConfigData, ResolvedConfig } from 'html-validate';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

type Rules = NonNullable<ConfigData['rules']>;

const RULES: Rules = {
  'input-missing-label': 'error',
  // What loops and conditions of a template leave behind; nobody sees it.
  'no-trailing-whitespace': 'off',
  'no-dup-class': 'off',
  // Both are HTML; templates may use either.
  'void-style': 'off',
  'attribute-boolean-style': 'off',
  'attribute-empty-style': 'off',
  'doctype-style': 'off',
  // Ids come from account and invoice numbers: any without spaces will do (HTML, section 3.2.6).
  'valid-id': ['error', { relaxed: true }],
  // Several bills are sent as several fields of one name.
  'form-dup-name': 'off',
  // Page titles carry the site's name after what matters.
  'long-title': 'off',
  // Telephone numbers are set by the operator; CSS keeps them on a line.
  'tel-non-breaking': 'off',
  // Safari reads lists without bullets only when they say that they are lists.
  'no-redundant-role': 'off',
};

/** Resolving the same settings for each page takes as long as reading it. */
class ResolvedOnce extends StaticConfigLoader {
  #resolved: ReturnType<StaticConfigLoader['getConfigFor']> | undefined;

  override getConfigFor(handle: string): ResolvedConfig | Promise<ResolvedConfig> {
    this.#resolved ??= super.getConfigFor(handle);
    return this.#resolved;
  }
}

const validatorOf = (rules: Rules) =>
  new HtmlValidate(new ResolvedOnce({ root: true, extends: ['html-validate:recommended'], rules }));

/** A fragment has no head, and may name what stands elsewhere on the page. */
const fragments = validatorOf(RULES);
const pages = validatorOf({ ...RULES, 'missing-doctype': 'error', 'no-missing-references': 'error' });

/** Fails with every breach of the HTML standard, of a page or of a fragment. */
export function assertValidHtml(html: string, name: string): void {
  const validator = /<html[\s>]/i.test(html) ? pages : fragments;
  const report = validator.validateStringSync(html, name);
  if (report.valid) return;
  const lines = html.split('\n');
  const breaches = report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => {
      const place = lines[line - 1]?.trim().slice(0, 120) ?? '';
      return `${name}:${line}:${column} ${message} (${ruleId})\n    ${place}`;
    }),
  );
  throw new AssertionError({
    message: `${name} is not valid HTML\n${breaches.join('\n')}`,
    operator: 'valid',
  });
}
