import { Ticket } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CATALOGUE']

/** What coupons take off, for whom, and how far they have gone. */
export const coupons: ConsoleModule = {
  routes: [
    {
      path: '/coupons',
      name: 'coupons',
      component: () => import('./pages/CouponsPage.vue'),
      meta: { title: 'coupons.title', rights },
    },
  ],
  menu: [{ route: 'coupons', label: 'coupons.title', icon: Ticket, group: 'market', rights }],
}
