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
      path: '/plans',
      name: 'plan',
      component: () => import('./pages/PlansPage.vue'),
      meta: { title: 'commission.plan.title', rights },
    },
    {
      path: '/plans/new',
      name: 'new-plan',
      component: () => import('./pages/NewPlanPage.vue'),
      meta: { title: 'commission.plan.new', rights },
    },
    {
      path: '/plans/:id',
      name: 'plan-version',
      component: () => import('./pages/PlanVersionPage.vue'),
      props: true,
      meta: { title: 'commission.plan.title', rights },
    },
  ],
  menu: [
    { route: 'plan', label: 'commission.plan.title', icon: Document, group: 'money', rights },
    { route: 'commissions', label: 'commission.title', icon: Coin, group: 'money', rights },
  ],
}
