import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/api-client', 'packages/ui', 'shop', 'console'],
  },
})
