import { describe, expect, it } from 'vitest';
import { texFault } from '#document/tex.ts';
import { texToText } from '#document/tex-text.ts';

describe('formulas read aloud', () => {
  it.each([
    [String.raw`\frac{QK^\top}{\sqrt{d_k}}`, 'QKᵀ / √d_k'],
    [
      String.raw`\operatorname{softmax}\!\left(\frac{QK^\top}{\sqrt{d_k}}\right)V`,
      'softmax(QKᵀ / √d_k)V',
    ],
    [String.raw`\operatorname{Var}(q\cdot k)=d_k`, 'Var(q·k) = d_k'],
    [String.raw`\mathbb{E}[q_i^2]`, '𝔼[q_i²]'],
    [
      String.raw`PE_{(pos,2i)}=\sin\left(pos/10000^{2i/d_{\text{model}}}\right)`,
      'PE_(pos,2i) = sin(pos/10000^(2i/d_model))',
    ],
    [String.raw`W^Q_i\in\mathbb{R}^{d\times d_k}`, 'W_i^Q ∈ ℝ^(d × d_k)'],
    [String.raw`\hat{x}=\frac{x-\mu}{\sqrt{\sigma^2+\epsilon}}`, 'x̂ = (x − μ) / (√(σ² + ϵ))'],
    ['10^{-9}', '10⁻⁹'],
    [String.raw`-\infty`, '−∞'],
    ['1, 0, -0.5', '1, 0, −0.5'],
    ['x = -(a - b)', 'x = −(a − b)'],
    ['[-1, 1]', '[−1, 1]'],
    [String.raw`p(1 - p) \le -1`, 'p(1 − p) ≤ −1'],
    [String.raw`\begin{pmatrix}a&-b\\b&a\end{pmatrix}`, '(a −b; b a)'],
    [
      String.raw`M = \begin{cases} 0 & j \le i \\ -\infty & j > i \end{cases}`,
      'M = { 0, j ≤ i; −∞, j > i }',
    ],
    [String.raw`p(y\mid x)=\prod_t p(y_t\mid y_{<t},x)`, 'p(y | x) = ∏_t p(y_t | y_(<t), x)'],
    [String.raw`\max(0,xW_1+b_1)W_2+b_2`, 'max(0, xW₁ + b₁)W₂ + b₂'],
    [String.raw`O(n^2\cdot d)`, 'O(n²·d)'],
    [String.raw`\text{如果 } x>0`, '如果 x > 0'],
  ])('%s', (tex, text) => {
    expect(texToText(tex, false)).toBe(text);
  });

  it('a derivation keeps its lines', () => {
    expect(texToText(String.raw`\begin{aligned}a&=b\\&=c\end{aligned}`, true)).toBe('a = b\n= c');
  });

  it('TeX that cannot be read is shown as it stands, and its fault is named', () => {
    expect(texToText(String.raw`\frac{1`, false)).toBe(String.raw`\frac{1`);
    expect(texFault(String.raw`\frac{1`)).toBe('Missing close brace');
    expect(texFault(String.raw`\nonsense`)).toMatch(/Undefined control sequence/u);
    expect(texFault('x')).toBeUndefined();
  });
});
