import { audit } from '@/features/audit/module'
import { catalogue } from '@/features/catalogue/module'
import { commission } from '@/features/commission/module'
import { dashboard } from '@/features/dashboard/module'
import { ledger } from '@/features/ledger/module'
import { orders } from '@/features/orders/module'
import { partners } from '@/features/partners/module'
import { payouts } from '@/features/payouts/module'
import { people } from '@/features/people/module'
import { sandbox } from '@/features/sandbox/module'
import { signin } from '@/features/signin/module'
import type { ConsoleModule } from './module'

/** Every part of the console, in the order of the menu. */
export const modules: ConsoleModule[] = [
  signin,
  dashboard,
  catalogue,
  orders,
  people,
  partners,
  commission,
  ledger,
  payouts,
  audit,
  sandbox,
]
