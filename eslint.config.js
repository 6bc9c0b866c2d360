import { configApp } from '@adonisjs/eslint-config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const LIMITS = { skipBlankLines: true, skipComments: true }
const maxLines = (max) => ({ 'max-lines': ['error', { max, ...LIMITS }] })

export default configApp(
  {
    ignores: [
      'build/**',
      'public/**',
      '.adonisjs/**',
      '.data/**',
      'database/schema.ts',
      'tests/architecture/fixtures/**',
    ],
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      // A component's file carries the component's name, and pages are named after their action.
      '@unicorn/filename-case': 'off',
      'unicorn/filename-case': 'off',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    // The one door through which the server's sanitised HTML reaches a page.
    files: ['inertia/components/Markdown.svelte'],
    rules: { 'svelte/no-at-html-tags': 'off' },
  },
  {
    // `(await page()).title` says what it means; a name for every step in between says less.
    rules: { '@unicorn/no-await-expression-member': 'off' },
  },
  { files: ['**/*.ts', '**/*.mjs', '**/*.svelte'], rules: maxLines(200) },
  { files: ['app/*/actions/*.ts'], rules: maxLines(90) },
  { files: ['app/*/controllers/**/*.ts'], rules: maxLines(100) },
  { files: ['app/*/models/*.ts'], rules: maxLines(120) },
  { files: ['**/*.spec.ts'], rules: maxLines(300) }
)
