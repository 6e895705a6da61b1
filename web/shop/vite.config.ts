/// <reference types="vitest/config" />
import { fileURLToPath, URL } from 'node:url'
import i18n from '@intlify/unplugin-vue-i18n/vite'
import { VantResolver } from '@vant/auto-import-resolver'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const server = process.env.SHUKE_URL ?? 'http://localhost:8080'

/**
 * Two libraries import the whole of Vue under one name, which keeps every unused part of it in the bundle: some
 * 12 kB that each cold phone would have to fetch. They are given the names that they use.
 */
const namedVueImports: Plugin = {
  name: 'named-vue-imports',
  enforce: 'pre',
  transform(code, id) {
    if (/vue-demi\/lib\/index\.mjs/.test(id)) return "export * from 'vue'\nexport const isVue2 = false\n"
    if (!/vue-i18n\/dist\/vue-i18n\.runtime\.mjs/.test(id)) return null
    const whole = "import * as Vue from 'vue';"
    if (!code.includes(whole)) this.error('vue-i18n no longer imports Vue as a whole: remove this plugin')
    return code.replace(
      whole,
      "import { getCurrentInstance as instance } from 'vue';const Vue = { getCurrentInstance: instance };",
    )
  },
}

/** Vant's icon font names a host on the internet, and the shop draws its own icons: the font stays out. */
const noIconFont: Plugin = {
  name: 'no-icon-font',
  enforce: 'pre',
  transform: (code, id) =>
    /vant\/es\/icon\/index\.css/.test(id) ? code.replace(/@font-face\s*\{[^}]*\}/, '') : null,
}

export default defineConfig({
  plugins: [
    namedVueImports,
    noIconFont,
    vue(),
    components({ dirs: [], dts: 'src/components.d.ts', resolvers: [VantResolver()] }),
    i18n({
      include: path('./src/messages/**/*.json'),
      runtimeOnly: true,
      compositionOnly: true,
      fullInstall: false,
      dropMessageCompiler: true,
      strictMessage: true,
    }),
    VitePWA({
      registerType: 'autoUpdate',
      // The page registers it itself, late: on a shared page nothing may compete with the first picture.
      injectRegister: null,
      manifest: {
        name: '熟客 Shuke',
        short_name: '熟客',
        description: '从熟人那里买东西',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#FBF7F0',
        theme_color: '#FBF7F0',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // The app's own files only. Answers of /api, pictures and pages painted by the server are never kept.
        globPatterns: ['assets/**/*.{js,css}'],
        navigateFallback: null,
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  resolve: { alias: { '@': path('./src') } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: { manifest: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/media', '/sandbox', '/demo', '/p', '/u', '/s'].map((prefix) => [prefix, server]),
    ),
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
