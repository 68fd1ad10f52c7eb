/** Numbers as the reader's language writes them. */
const whole = new Intl.NumberFormat();
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const one = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const two = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const percentage = new Intl.NumberFormat(undefined, { style: 'percent' });
const finePercentage =
    new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

export const count = number => whole.format(number);

/** `12.3K` from ten thousand on; below, every figure. */
export const compact = number => (number < 10_000 ? whole.format(number) : short.format(number));

export const decimal = number => one.format(number);

export const units = number => two.format(number);

/** Of a fraction: `0.123` is 12%, `0.004` is 0.4%. */
export const percent = fraction =>
    (Math.abs(fraction) < 0.1 && fraction !== 0 ? finePercentage : percentage).format(fraction);

/** `1m 05s` */
export function duration(seconds) {
  const rounded = Math.round(seconds);
  const [h, m, s] = [Math.floor(rounded / 3600), Math.floor(rounded / 60) % 60, rounded % 60];
  if (h > 0) {
    return `${h}h ${pad(m)}m`;
  }
  return m > 0 ? `${m}m ${pad(s)}s` : `${s}s`;
}

/** `1.4 MB` */
export function bytes(number) {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log10(number || 1) / 3)));
  return new Intl.NumberFormat(undefined, {
    style: 'unit', unit: steps[step], maximumFractionDigits: 1,
  }).format(number / 1000 ** step);
}

function pad(number) {
  return String(number).padStart(2, '0');
}
