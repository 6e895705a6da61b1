import { Coin, Document } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['FINANCE']

export const commission: ConsoleModule = {
  routes: [
    {
      path: '/commissions',
      name: 'commissions',
      component: () => import('./pages/CommissionsPage.vue'),
      meta: { title: 'commission.title', rights },
    },
    {
      path: '/plan',
      name: 'plan',
      component: () => import('./pages/PlanPage.vue'),
      meta: { title: 'commission.plan.title', rights },
    },
  ],
  menu: [
    { route: 'plan', label: 'commission.plan.title', icon: Document, group: 'money', rights },
    { route: 'commissions', label: 'commission.title', icon: Coin, group: 'money', rights },
  ],
}
