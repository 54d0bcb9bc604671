import { describe, expect, it } from 'vitest';
import { drawFormula, formulaPicture } from '#figures/formula.ts';

describe('a formula', () => {
  it('is an SVG without styles, in the colour of the text', async () => {
    const { svg, widthEx, heightEx, depthEx } = await drawFormula(
      '\\frac{QK^\\top}{\\sqrt{d_k}}',
      true,
    );
    expect(svg).toMatch(/^<svg /u);
    expect(svg).not.toContain('style=');
    expect(svg).toContain('currentColor');
    expect(widthEx).toBeGreaterThan(4);
    expect(heightEx).toBeGreaterThan(depthEx);
    expect(depthEx).toBeGreaterThan(0);
  });

  it('may hold Chinese', async () => {
    expect((await drawFormula('\\text{真实 token}', false)).svg).toContain('真实');
  });

  it('that is wrong is told, not drawn in red', async () => {
    await expect(drawFormula('\\frac{1', false)).rejects.toThrow('Missing close brace');
  });

  it('becomes a picture for chats', async () => {
    const png = Buffer.from(await formulaPicture('x^2', 'dark'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('is never a strip that chats refuse', async () => {
    const png = Buffer.from(await formulaPicture(`x = ${'a + '.repeat(40)}b`, 'light'));
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width / height).toBeLessThanOrEqual(10.1);
  });
});
