import { Bell, Money, OfficeBuilding } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const looking: Right[] = ['CATALOGUE', 'FINANCE']
const deciding: Right[] = ['CATALOGUE']
const paying: Right[] = ['FINANCE']

/** Suppliers, what they propose, and what they are paid, for the market's staff. */
export const suppliers: ConsoleModule = {
  routes: [
    {
      path: '/suppliers',
      name: 'suppliers',
      component: () => import('./pages/SuppliersPage.vue'),
      meta: { title: 'suppliers.title', rights: looking },
    },
    {
      path: '/suppliers/:id',
      name: 'supplier',
      component: () => import('./pages/SupplierPage.vue'),
      props: true,
      meta: { title: 'suppliers.one', rights: looking, under: 'suppliers' },
    },
    {
      path: '/proposals',
      name: 'proposals',
      component: () => import('./pages/ProposalsPage.vue'),
      meta: { title: 'suppliers.proposals.title', rights: deciding },
    },
    {
      path: '/proposals/:id',
      name: 'proposal',
      component: () => import('./pages/ProposalPage.vue'),
      props: true,
      meta: { title: 'suppliers.proposals.one', rights: deciding, under: 'proposals' },
    },
    {
      path: '/supplier-payouts',
      name: 'supplier-payouts',
      component: () => import('./pages/SupplierPayoutsPage.vue'),
      meta: { title: 'suppliers.payouts.title', rights: paying },
    },
  ],
  menu: [
    { route: 'suppliers', label: 'suppliers.title', icon: OfficeBuilding, group: 'market', rights: looking },
    { route: 'proposals', label: 'suppliers.proposals.title', icon: Bell, group: 'market', rights: deciding },
    {
      route: 'supplier-payouts',
      label: 'suppliers.payouts.title',
      icon: Money,
      group: 'money',
      rights: paying,
    },
  ],
}
