import '@shuke/ui/tokens.css'
import './styles/base.css'
import './styles/ssr.css'
import './styles/vant.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import App from './App.vue'
import { firstData } from './app/firstData'
import { i18n, speak, startLocale } from './app/i18n'
import { queryClient, seed } from './app/queries'
import { router } from './app/router'
import { tellTouchAtFirstGesture } from './app/touch'
import { watchOtherTabs } from './app/otherTabs'

const data = firstData()
if (data) seed(queryClient, data, startLocale())
if (data?.touchToken) tellTouchAtFirstGesture(data.touchToken)

const app = createApp(App).use(VueQueryPlugin, { queryClient }).use(i18n)

// What the server painted stays until the first page can take its place in one step.
void speak(startLocale()).then(async () => {
  app.use(router)
  await router.isReady()
  watchOtherTabs()
  app.mount('#app')
})

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => setTimeout(() => void navigator.serviceWorker.register('/sw.js'), 5_000))
}
