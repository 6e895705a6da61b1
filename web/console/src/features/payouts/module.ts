import { Wallet } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const payouts: ConsoleModule = {
  routes: [
    {
      path: '/payouts',
      name: 'payouts',
      component: () => import('./pages/PayoutsPage.vue'),
      meta: { title: 'payouts.title', rights: ['FINANCE'] },
    },
  ],
  menu: [{ route: 'payouts', label: 'payouts.title', icon: Wallet, group: 'money', rights: ['FINANCE'] }],
}
