import type { SalesDay } from '@shuke/api-client/contract'
import type { EChartsCoreOption } from 'echarts/core'

/** Money paid a day as bars; what a bar says is told line by line in the tooltip. */
export function salesChart(days: SalesDay[], words: (day: SalesDay) => string[]): EChartsCoreOption {
  return {
    animationDuration: 300,
    grid: { left: 12, right: 20, top: 20, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(31,36,33,.05)' } },
      borderColor: '#e7dece',
      textStyle: { color: '#1f2421', fontSize: 13 },
      formatter: (items: unknown) => tip(days, items, words),
    },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day.slice(5)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#e7dece' } },
      axisLabel: { color: '#66655d', hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: '#66655d', formatter: (yuan: number) => `¥${yuan.toLocaleString()}` },
      splitLine: { lineStyle: { color: '#f0e8da' } },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        itemStyle: { color: '#2f6b57', borderRadius: [4, 4, 0, 0] },
        data: days.map(({ paid }) => paid.amountMinor / 100),
      },
    ],
  }
}

function tip(days: SalesDay[], items: unknown, words: (day: SalesDay) => string[]): string {
  const at = (items as { dataIndex: number }[])[0]?.dataIndex
  const day = at === undefined ? undefined : days[at]
  return day ? words(day).map(escaped).join('<br>') : ''
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
