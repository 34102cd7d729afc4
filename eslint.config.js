import wagtail from '@wagtail/eslint-config-wagtail';

const browser = [
  'AbortController',
  'CustomEvent',
  'FormData',
  'MutationObserver',
  'URL',
  'URLSearchParams',
  'clearTimeout',
  'document',
  'fetch',
  'navigator',
  'setTimeout',
  'window',
];

export default [
  { ignores: ['**/vendor/**'] },
  ...wagtail,
  {
    languageOptions: {
      globals: Object.fromEntries(browser.map((name) => [name, 'readonly'])),
    },
    // There is no React here, yet its plugin asks for a version.
    settings: { react: { version: '19.0' } },
    rules: { 'no-continue': 'off' },
  },
];
