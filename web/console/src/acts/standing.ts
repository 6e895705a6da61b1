/**
 * Conflicts that stand however often the page is read: they say themselves what to do. With every other one somebody else
 * was quicker, and what is on the screen is old.
 */
export const standing: ReadonlySet<string> = new Set([
  'still-running',
  'payout-needs-another-person',
  'refund-needs-another-person',
  'payout-payee-not-verified',
  'second-approver-needed',
  'case-needs-another-person',
  'expert-needs-another-person',
  'expert-field-name-taken',
  'expert-field-list-full',
  'word-listed-before',
  'balance-too-low',
  'supplier-name-taken',
  'supplier-suspended',
  'supplier-not-verified',
  'no-member-of-supplier',
  'member-of-supplier',
  'proposal-open',
  'proposal-not-of-supplier',
  'tracking-number-used',
  'handle-taken',
  'offer-price',
  'common-zone-stays',
  'stock-below-reserved',
  'last-owner',
  'second-factor-enrolled',
  'bill-not-ready',
  'simulation-running',
])
