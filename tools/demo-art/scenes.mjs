/**
 * What stands on each picture. A scene names fluent-emoji icons: the subject, two companions, and the tone of the
 * ground. `turn` shifts the hue of an icon in degrees (and `fade` its saturation), so that bright originals sit
 * quietly on rice paper.
 */
const icon = (name, { turn = 0, fade = 1, light = 1 } = {}) => ({ name, turn, fade, light });

/** Grounds: [light in the middle, tone at the rim, the shape behind the subject]. */
export const tones = {
  honey: ['#fffbf1', '#f8e8c6', '#f3d9a4'],
  clay: ['#fffaf5', '#f6dfd0', '#efc9b3'],
  blush: ['#fffaf8', '#f8e1dc', '#f1cbc5'],
  sage: ['#fcfcf5', '#e2ead6', '#c9d8b9'],
  mist: ['#fbfcfa', '#dde8e6', '#c2d6d3'],
  lilac: ['#fdfafb', '#eae1ea', '#d8cadb'],
  sand: ['#fffcf6', '#f0e6d4', '#e2d2b6'],
  sky: ['#fbfcfc', '#dfe8ee', '#c5d6e1'],
};

export const scenes = [
  // food
  { handle: 'linden-honey', subject: icon('honey-pot'), companions: [icon('honeybee'), icon('blossom', { fade: 0.7 })], tone: 'honey', other: 'sage' },
  { handle: 'wuyi-rock-tea', subject: icon('teacup-without-handle'), companions: [icon('leaf-fluttering-in-wind'), icon('herb')], tone: 'sage', other: 'sand' },
  { handle: 'germ-rice', subject: icon('cooked-rice', { turn: 18, fade: 0.8 }), companions: [icon('sheaf-of-rice'), icon('chopsticks')], tone: 'sand', other: 'clay' },
  { handle: 'daily-nuts', subject: icon('peanuts'), companions: [icon('chestnut'), icon('blueberries')], tone: 'clay', other: 'honey' },
  { handle: 'dark-chocolate', subject: icon('chocolate-bar', { turn: 10, fade: 0.85 }), companions: [icon('coconut'), icon('cherries')], tone: 'blush', other: 'sand' },
  { handle: 'dried-mango', subject: icon('mango'), companions: [icon('sun'), icon('leaf-fluttering-in-wind')], tone: 'honey', other: 'mist' },
  { handle: 'oat-cookies', subject: icon('cookie'), companions: [icon('glass-of-milk'), icon('butter')], tone: 'sand', other: 'sky' },
  // beauty
  { handle: 'camellia-body-lotion', subject: icon('lotion-bottle'), companions: [icon('hibiscus', { fade: 0.85 }), icon('droplet')], tone: 'blush', other: 'sage' },
  { handle: 'velvet-lipstick', subject: icon('lipstick', { turn: 14, fade: 0.9 }), companions: [icon('mirror'), icon('cherry-blossom')], tone: 'clay', other: 'lilac' },
  { handle: 'rose-hydrosol', subject: icon('rose'), companions: [icon('droplet'), icon('sparkles')], tone: 'blush', other: 'mist' },
  { handle: 'sakura-soap', subject: icon('soap', { fade: 0.85 }), companions: [icon('bubbles'), icon('cherry-blossom')], tone: 'lilac', other: 'blush' },
  { handle: 'brass-mirror', subject: icon('mirror'), companions: [icon('lipstick', { turn: 14 }), icon('ribbon', { turn: 20 })], tone: 'sand', other: 'blush' },
  { handle: 'lotus-sheet-mask', subject: icon('lotus'), companions: [icon('droplet'), icon('leaf-fluttering-in-wind')], tone: 'mist', other: 'blush' },
  { handle: 'hyacinth-balm', subject: icon('hyacinth'), companions: [icon('honeybee'), icon('jar', { turn: -150, fade: 0.35 })], tone: 'lilac', other: 'sand' },
  // health
  { handle: 'brown-sugar-ginger-tea', subject: icon('ginger-root'), companions: [icon('hot-beverage'), icon('lemon')], tone: 'clay', other: 'honey' },
  { handle: 'soft-toothbrush', subject: icon('toothbrush', { turn: 172, fade: 0.6 }), companions: [icon('tooth'), icon('herb')], tone: 'mist', other: 'sand' },
  { handle: 'quick-dry-vest', subject: icon('running-shirt', { fade: 0.85 }), companions: [icon('running-shoe'), icon('sun')], tone: 'sage', other: 'sky' },
  { handle: 'badminton-racket', subject: icon('badminton'), companions: [icon('sun'), icon('deciduous-tree')], tone: 'sky', other: 'honey' },
  { handle: 'freeze-dried-lemon', subject: icon('lemon'), companions: [icon('lime'), icon('tropical-drink')], tone: 'honey', other: 'sage' },
  { handle: 'rolled-oats', subject: icon('bowl-with-spoon', { turn: -5, fade: 0.75 }), companions: [icon('sheaf-of-rice'), icon('strawberry')], tone: 'sand', other: 'sky' },
  { handle: 'cotton-sport-socks', subject: icon('socks'), companions: [icon('running-shoe'), icon('cloud')], tone: 'sky', other: 'sand' },
  // home
  { handle: 'soy-candle', subject: icon('candle'), companions: [icon('hyacinth'), icon('sparkles')], tone: 'clay', other: 'lilac' },
  { handle: 'glazed-teapot', subject: icon('teapot', { turn: 28, fade: 0.85 }), companions: [icon('teacup-without-handle'), icon('herb')], tone: 'sand', other: 'sage' },
  { handle: 'willow-basket', subject: icon('basket'), companions: [icon('red-apple', { turn: 12 }), icon('tangerine')], tone: 'sage', other: 'honey' },
  { handle: 'small-potted-plant', subject: icon('potted-plant'), companions: [icon('sun'), icon('droplet')], tone: 'sage', other: 'clay' },
  { handle: 'sun-rain-umbrella', subject: icon('umbrella', { fade: 0.8 }), companions: [icon('sweat-droplets'), icon('cloud')], tone: 'lilac', other: 'sky' },
  { handle: 'enamel-stew-pot', subject: icon('pot-of-food'), companions: [icon('tomato'), icon('herb')], tone: 'clay', other: 'sand' },
  { handle: 'quiet-alarm-clock', subject: icon('alarm-clock', { fade: 0.9 }), companions: [icon('crescent-moon'), icon('sparkles')], tone: 'sky', other: 'clay' },
];

/** Shop banners: a row of icons to the right, free space to the left for a line of text set by the page. */
export const banners = [
  { name: 'banner-from-friends', tone: 'honey', row: [icon('honey-pot'), icon('teapot', { turn: 28, fade: 0.85 }), icon('potted-plant'), icon('basket')], accents: [icon('honeybee'), icon('herb')] },
  { name: 'banner-kitchen', tone: 'sage', row: [icon('cooked-rice', { turn: 18, fade: 0.8 }), icon('pot-of-food'), icon('mango'), icon('teacup-without-handle')], accents: [icon('leaf-fluttering-in-wind'), icon('lemon')] },
  { name: 'banner-calm-evening', tone: 'blush', row: [icon('candle'), icon('lotion-bottle'), icon('lotus'), icon('soap', { fade: 0.85 })], accents: [icon('bubbles'), icon('sparkles')] },
];
