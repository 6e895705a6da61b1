/** What the server sends and takes, by name. */

export interface Money {
  amountMinor: number
  currency: string
}
export interface Page<T> {
  items: T[]
  next: string | null
}
export interface Items<T> {
  items: T[]
}

// identity
export type Right = 'CATALOGUE' | 'CARE' | 'FINANCE' | 'RISK' | 'OWNER'
export type LocaleName = 'zh-CN' | 'en'
export interface Me {
  id: string
  nickname: string
  avatarUrl: string | null
  phoneMasked: string
  partner: boolean
  staffRights: Right[]
  hasPassword: boolean
  locale: LocaleName
}
export interface Session {
  person: Me | null
  demo: boolean
  locale: LocaleName
}
export interface SignInCode {
  requestId: string
  expiresAt: string
  resendAt: string
}
export type SignIn = ({ requestId: string; code: string } | { phone: string; password: string }) & {
  delivery?: 'cookie' | 'token'
}
export interface SignedIn {
  session: Session
  token: string | null
  newPerson: boolean
}
export interface AddressDraft {
  recipient: string
  phone: string
  province: string
  city: string
  district: string
  street: string
  postalCode: string | null
  preferred: boolean
}
export interface Address extends AddressDraft {
  id: string
}
export type ConsentKind = 'TERMS' | 'SHOW_PURCHASES' | 'MARKETING' | 'NAME_TO_PARTNER'
export interface Consent {
  kind: ConsentKind
  granted: boolean
  at: string | null
}
export interface PersonRow {
  id: string
  nickname: string
  phoneMasked: string
  partner: boolean
  staffRights: Right[]
  createdAt: string
}
export interface AuditEntry {
  id: string
  at: string
  actorId: string
  actorName: string
  act: string
  subject: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
}

// catalog, inventory
export interface Picture {
  id: string
  alt: string
  width: number
  height: number
  small: string
  medium: string
  large: string
}
export interface Category {
  id: string
  name: string
  slug: string
  productCount: number
}
export interface ProductCard {
  id: string
  handle: string
  title: string
  category: { id: string; name: string } | null
  picture: Picture | null
  priceFrom: Money
  priceVaries: boolean
  lowest30Days: Money | null
  soldOut: boolean
  earnUpTo: Money | null
}
export interface Sku {
  id: string
  code: string | null
  optionValues: string[]
  price: Money
  lowest30Days: Money | null
  available: number
  weightGrams: number
}
export interface ProductOption {
  name: string
  values: string[]
}
export interface Product extends ProductCard {
  bodyHtml: string
  vendor: string | null
  tags: string[]
  pictures: Picture[]
  options: ProductOption[]
  skus: Sku[]
  published: boolean
}
export type ProductSort = 'newest' | 'price-up' | 'price-down' | 'relevance'
export interface OperatorProductRow {
  id: string
  handle: string
  title: string
  picture: Picture | null
  published: boolean
  skuCount: number
  stock: number
  priceFrom: Money
  vendor: string | null
  updatedAt: string
}
export interface OperatorSku {
  id?: string
  code: string | null
  optionValues: string[]
  price: Money
  purchasePrice: Money
  weightGrams: number
  stock: number
}
export interface OperatorProductDraft {
  handle: string
  title: string
  bodyHtml: string
  vendor: string | null
  categoryId: string
  tags: string[]
  published: boolean
  commissionBudgetBasisPoints: number
  options: ProductOption[]
  skus: OperatorSku[]
}
export interface OperatorProduct extends OperatorProductDraft {
  id: string
  pictures: Picture[]
  version: number
}
export interface Import {
  id: string
  fileName: string
  dryRun: boolean
  state: 'RUNNING' | 'DONE' | 'FAILED'
  rowsTotal: number
  rowsDone: number
  productsTotal: number
  created: number
  updated: number
  unchanged: number
  refused: number
  startedAt: string
  endedAt: string | null
}
export interface ImportRow {
  row: number
  handle: string
  outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REFUSED'
  field: string | null
  message: string | null
}

// cart, checkout, orders
export interface CartLine {
  skuId: string
  productId: string
  handle: string
  title: string
  options: string
  picture: Picture | null
  unitPrice: Money
  quantity: number
  available: number
  state: 'OK' | 'SOLD_OUT' | 'LESS_LEFT' | 'GONE'
}
export interface Cart {
  lines: CartLine[]
  subtotal: Money
}
export interface QuoteLine {
  skuId: string
  productId: string
  handle: string
  title: string
  options: string
  picture: Picture | null
  unitPrice: Money
  quantity: number
  total: Money
}
export interface Quote {
  lines: QuoteLine[]
  goods: Money
  discount: Money
  freight: Money
  total: Money
}
export interface QuoteDraft {
  lines: { skuId: string; quantity: number }[]
  addressId?: string
}
export interface OrderDraft {
  lines: { skuId: string; quantity: number; unitPrice: Money }[]
  addressId: string
  note?: string
  total: Money
}
export type OrderState = 'PLACED' | 'PAID' | 'SHIPPED' | 'RECEIVED' | 'SETTLED' | 'CANCELLED' | 'EXPIRED'
export interface OrderLine {
  id: string
  skuId: string
  productId: string
  handle: string
  title: string
  options: string
  picture: string | null
  unitPrice: Money
  quantity: number
  total: Money
}
export interface OrderCard {
  id: string
  number: string
  state: OrderState
  placedAt: string
  total: Money
  lineCount: number
  firstLines: OrderLine[]
  payBefore: string | null
}
export type ChargeState = 'OPEN' | 'PAID' | 'FAILED' | 'CLOSED' | 'REFUNDED'
export interface Charge {
  id: string
  orderId: string
  state: ChargeState
  amount: Money
  cashierUrl: string | null
}
export interface OrderAddress {
  recipient: string
  phone: string
  province: string
  city: string
  district: string
  street: string
  postalCode: string | null
}
export interface Order {
  id: string
  number: string
  state: OrderState
  placedAt: string
  payBefore: string | null
  paidAt: string | null
  shippedAt: string | null
  receivedAt: string | null
  settledAt: string | null
  endedAt: string | null
  returnsUntil: string | null
  lines: OrderLine[]
  goods: Money
  discount: Money
  freight: Money
  total: Money
  refunded: Money
  address: OrderAddress
  note: string | null
  parcels: { carrier: string; trackingNumber: string; shippedAt: string }[]
  cancelReason: string | null
  charge: { id: string; state: ChargeState } | null
  timeline: { at: string; what: string }[]
}
export interface OperatorOrderRow extends OrderCard {
  buyerId: string
  buyerName: string
}
export interface OrderEvidence {
  lineId: string
  ownerPartnerId: string | null
  ownerName: string | null
  sharerPartnerId: string | null
  sharerName: string | null
  touchAt: string | null
  planVersion: number | null
}
export interface OperatorOrder extends Order {
  buyerId: string
  buyerName: string
  buyerPhoneMasked: string
  evidence: OrderEvidence[]
}
export interface SalesDay {
  day: string
  orders: number
  paid: Money
  refunded: Money
}
export interface SalesFigures {
  today: SalesDay
  days: SalesDay[]
}
export interface OrderStates {
  states: Partial<Record<OrderState, number>>
}

// payment
export interface Faults {
  double: boolean
  delaySeconds: number
  reorder: boolean
  lose: boolean
  refuse: boolean
  forge: boolean
}
export type PayoutState = 'ASKED' | 'APPROVED' | 'SENT' | 'PAID' | 'REJECTED' | 'FAILED'
export interface Payout {
  id: string
  number: string
  state: PayoutState
  amount: Money
  fee: Money
  net: Money
  askedAt: string
  promisedBy: string
  decidedAt: string | null
  paidAt: string | null
  reason: string | null
}
export interface OperatorPayout extends Payout {
  partnerId: string
  partnerName: string
}
export interface PayoutTerms {
  minimum: Money
  fee: Money
  available: Money
  promisedDays: number
}

// ledger
export interface TrialBalance {
  checkedAt: string
  currency: string
  debits: Money
  credits: Money
  difference: Money
  drift: number
  rows: { kind: string; accounts: number; balance: Money }[]
}
export interface LedgerAccount {
  id: string
  kind: string
  ownerId: string | null
  ownerName: string | null
  balance: Money
}
export interface LedgerEntry {
  id: string
  transferId: string
  at: string
  cause: { kind: string; id: string }
  amount: Money
  balanceAfter?: Money
}
export interface LedgerTransfer {
  id: string
  at: string
  state: string
  cause: { kind: string; id: string }
  entries: { accountId: string; accountKind: string; ownerName: string | null; amount: Money }[]
}

// sharing, storefront
export type ShareTargetKind = 'PRODUCT' | 'SHOP' | 'MARKET'
export type ShareChannel = 'COPY' | 'POSTER' | 'SYSTEM'
export type PosterTemplate = 'LETTER' | 'PICTURE' | 'CARD'
export interface ShareDraft {
  target: { kind: ShareTargetKind; id: string | null }
  channel: ShareChannel
  placement: string
}
export interface ShareLink {
  code: string
  url: string
  target: { kind: ShareTargetKind; id: string | null }
  posters: { template: PosterTemplate; url: string }[]
}
export interface Customer {
  name: string
  boundSince: string
  orders: number
  spent: Money | null
}
export interface PartnerRow {
  id: string
  nickname: string
  shopHandle: string | null
  shopName: string | null
  open: boolean
  customers: number
  since: string
}
export interface Binding {
  customerId: string
  customerName: string
  partnerId: string | null
  partnerName: string | null
  since: string
  by: string
}
export type ShopTheme = 'PAPER' | 'TEA' | 'PERSIMMON'
export interface Shop {
  handle: string
  name: string
  words: string | null
  bannerUrl: string | null
  owner: { nickname: string; avatarUrl: string | null }
  open: boolean
  theme: ShopTheme
  shelf: ProductCard[]
}
export interface ShopChange {
  name?: string
  words?: string
  theme?: ShopTheme
  bannerMediaId?: string
  open?: boolean
}
export interface Sharer {
  nickname: string
  avatarUrl: string | null
}
/** Inlined by the server into pages that get shared. */
export interface FirstData {
  kind: 'product' | 'shop' | 'market'
  product?: Product
  shop?: Shop
  shelf?: ProductCard[]
  sharer?: Sharer
  touchToken?: string
  session: Session
}

// commission
export interface Earnings {
  today: Money
  pending: Money
  available: Money
  inPayout: Money
  paid: Money
  debt: Money
}
export type CommissionState = 'PENDING' | 'RELEASED' | 'REVERSED'
export type CommissionRole = 'OWNER' | 'SHARER'
export interface Commission {
  id: string
  at: string
  state: CommissionState
  role: CommissionRole
  amount: Money
  reversed: Money
  productTitle: string
  orderNumber: string
  releaseDue: string | null
  customerName: string
}
export interface OperatorCommission extends Commission {
  partnerId: string
  partnerName: string
}
export interface Explanation {
  commission: Commission
  line: { title: string; options: string; quantity: number; paid: Money; refunded: Money }
  base: Money
  budget: Money
  planName: string
  planVersion: number
  ruleName: string
  rateBasisPoints: number
  role: CommissionRole
  evidence: { kind: 'BINDING' | 'TOUCH'; at: string; link: string | null; channel: string | null }
  releaseDue: string | null
  releasedAt: string | null
  reversals: { at: string; amount: Money; reason: string }[]
  whyNotMore: string[]
  sentences: string[]
}
export interface Absence {
  orderNumber: string
  earned: boolean
  reasons: string[]
}
export interface Plan {
  id: string
  name: string
  version: number
  state: string
  budgetDefaultBasisPoints: number
  sharerBasisPoints: number
  ownerBasisPoints: number
  windowDays: number
  releaseDays: number
  depth: number
  payoutMinimum: Money
  publishedAt: string | null
}
export interface CommissionFigures {
  pending: Money
  released: Money
  reversed: Money
}
