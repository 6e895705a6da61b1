import { Stamp } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const payments: ConsoleModule = {
  routes: [
    {
      path: '/payments',
      name: 'payments',
      component: () => import('./pages/DifferencesPage.vue'),
      meta: { title: 'payments.title', rights: ['FINANCE'] },
    },
    {
      path: '/payments/bills',
      name: 'bills',
      component: () => import('./pages/BillsPage.vue'),
      meta: { title: 'payments.title', rights: ['FINANCE'], under: 'payments' },
    },
    {
      path: '/payments/refunds',
      name: 'refunds',
      component: () => import('./pages/RefundsPage.vue'),
      meta: { title: 'payments.title', rights: ['FINANCE'], under: 'payments' },
    },
    {
      path: '/payments/notices',
      name: 'payment-notices',
      component: () => import('./pages/NoticesPage.vue'),
      meta: { title: 'payments.title', rights: ['FINANCE'], under: 'payments' },
    },
  ],
  menu: [{ route: 'payments', label: 'payments.title', icon: Stamp, group: 'money', rights: ['FINANCE'] }],
}
