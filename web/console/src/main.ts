import '@shuke/ui/tokens.css'
import 'element-plus/theme-chalk/base.css'
import '@/styles/theme.css'
import '@/styles/base.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { queries } from '@/api/queries'
import { currentLocale, i18n, speak } from '@/i18n/i18n'
import ConsoleApp from '@/shell/ConsoleApp.vue'
import { router } from '@/shell/router'

await speak(currentLocale())
createApp(ConsoleApp).use(i18n).use(VueQueryPlugin, { queryClient: queries }).use(router).mount('#app')
