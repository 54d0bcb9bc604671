/** How numbers are written inside figures: short, with a true minus, the same in every language. */

/** A cell's or a bar's value; −∞ where there is none. */
export function formatCell(value: number | null, digits: number): string {
  if (value === null || value === Number.NEGATIVE_INFINITY) return '−∞';
  if (Number.isNaN(value)) return 'NaN';
  if (Math.abs(value) >= 1e5) return formatTick(value);
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A tick of an axis: `0.001`, `250`, `10k`, `1.5M`, `1e−7`. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size === 0) return '0';
  if (size >= 1e9 || size < 1e-4) {
    const [mantissa = '', exponent = ''] = size.toExponential(1).split('e');
    return `${sign}${mantissa.replace(/\.0$/u, '')}e${exponent.replace('+', '').replace('-', '−')}`;
  }
  if (size >= 1e6) return `${sign}${trim(size / 1e6)}M`;
  if (size >= 1e4) return `${sign}${trim(size / 1e3)}k`;
  return sign + trim(size);
}

const trim = (value: number): string => String(Number(value.toPrecision(4)));
