import { Stamp, Wallet } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const payouts: ConsoleModule = {
  routes: [
    {
      path: '/payouts',
      name: 'payouts',
      component: () => import('./pages/PayoutsPage.vue'),
      meta: { title: 'payouts.title', rights: ['FINANCE'] },
    },
    {
      path: '/tax',
      name: 'tax',
      component: () => import('./pages/TaxPage.vue'),
      meta: { title: 'payouts.tax.title', rights: ['FINANCE'] },
    },
  ],
  menu: [
    { route: 'payouts', label: 'payouts.title', icon: Wallet, group: 'money', rights: ['FINANCE'] },
    { route: 'tax', label: 'payouts.tax.title', icon: Stamp, group: 'money', rights: ['FINANCE'] },
  ],
}
