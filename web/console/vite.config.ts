/// <reference types="vitest/config" />
import { fileURLToPath, URL } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.SHUKE_URL ?? 'http://localhost:8080'

export default defineConfig({
  base: '/console/',
  plugins: [
    vue(),
    // Messages are compiled here, so that no message compiler (and no eval) is in the browser.
    vueI18n({
      include: [at('./src/messages/**/*.json'), at('./src/features/*/messages/*.json')],
      runtimeOnly: true,
      dropMessageCompiler: true,
      fullInstall: false,
      compositionOnly: true,
    }),
    Components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
  ],
  resolve: { alias: { '@': at('./src') } },
  build: { chunkSizeWarningLimit: 700 },
  server: {
    port: 5174,
    proxy: Object.fromEntries(['/api', '/media', '/demo'].map((path) => [path, server])),
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
})
