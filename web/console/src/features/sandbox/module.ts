import { MagicStick } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const sandbox: ConsoleModule = {
  routes: [
    {
      path: '/sandbox',
      name: 'sandbox',
      component: () => import('./pages/FaultsPage.vue'),
      meta: { title: 'sandbox.title', rights: ['OWNER'], demoOnly: true },
    },
  ],
  menu: [
    {
      route: 'sandbox',
      label: 'sandbox.title',
      icon: MagicStick,
      group: 'house',
      rights: ['OWNER'],
      demoOnly: true,
    },
  ],
}
