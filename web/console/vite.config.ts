/// <reference types="vitest/config" />
import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/console/',
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { port: 5174, proxy: { '/api': process.env.SHUKE_URL ?? 'http://localhost:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], passWithNoTests: true },
})
