/** How demos write numbers: the same in both languages, short enough for a table on a phone. */

const MINUS = '−';

/** `digits` after the point; −∞ and NaN as signs: `0.84`, `−1.34`, `−∞`, `NaN`. */
export function fixed(value: number | null, digits = 2): string {
  if (value === null || value === Number.NEGATIVE_INFINITY) return `${MINUS}∞`;
  if (Number.isNaN(value)) return 'NaN';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** Three significant digits, tiny and huge numbers as powers of ten: `62.8`, `6.99 × 10⁻⁴`, `1.05 × 10⁶`. */
export function significant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return fixed(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e5) {
    const text = Number(size.toPrecision(digits)).toString();
    return value < 0 ? MINUS + text : text;
  }
  const [mantissa = '', exponent = ''] = size.toExponential(digits - 1).split('e');
  return `${value < 0 ? MINUS : ''}${mantissa} × 10${superscript(Number(exponent))}`;
}

/** Whole numbers with thin groups: `1,048,576`. */
export const whole = (value: number): string =>
  (value < 0 ? MINUS : '') +
  Math.abs(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/gu, ',');

export const percent = (share: number, digits = 1): string => `${fixed(100 * share, digits)} %`;

/** Bytes in binary units, three digits: `512 MiB`, `1.5 GiB`, `96 B`. */
export function bytes(count: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, count)) / 10));
  return `${significant(count / 1024 ** step)} ${units[step]}`;
}

const superscript = (n: number): string =>
  (n < 0 ? '⁻' : '') +
  [...String(Math.abs(n))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
