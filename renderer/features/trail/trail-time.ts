/** 修改时间 on the office's clock. */
export const trailTime = (instant: string): string =>
  new Date(instant).toLocaleString('zh-CN', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
