/** The markets to walk through. Every worker has one of its own: whoever moves its clock moves nobody else's. */
export const markets = (process.env.SHUKE_URL ?? 'http://localhost:8080')
  .split(',')
  .map((url) => url.replace(/\/$/, ''))

/** The market of this worker. */
export const market = markets[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]!
