import js from '@eslint/js'
import globals from 'globals'
import ts from 'typescript-eslint'
import vue from 'eslint-plugin-vue'
import vueParser from 'vue-eslint-parser'

export default ts.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'e2e/results/**',
      'e2e/screens/**',
      'packages/api-client/src/schema.ts',
      '**/*.d.ts',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser } },
  },
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-undef': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/no-bare-strings-in-template': 'error',
      'vue/max-lines-per-block': ['error', { script: 150, template: 150, style: 150, skipBlankLines: true }],
    },
  },
  {
    // Features know the app and what is shared, and nothing of one another.
    files: ['*/src/features/**', '*/src/shared/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/features/**', '../../../**'], message: 'Move it to shared/.' }] },
      ],
    },
  },
  {
    // Components show; composables talk to the server.
    files: ['*/src/**/*.vue'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['@/app/api', '@shuke/api-client'].map((name) => ({
            name,
            message: 'Components never call the client; composables do.',
          })),
          patterns: [{ group: ['@/features/**', '../../../**'], message: 'Move it to shared/.' }],
        },
      ],
    },
  },
  { files: ['**/scripts/**', '**/*.config.*'], rules: { 'no-console': 'off' } },
)
