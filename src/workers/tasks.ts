/** What runs off the main thread; a worker loads only the parts that its tasks need. */
import type { FigureSpec, Theme } from '#figures/spec.ts';

export type Task =
  | { readonly kind: 'figure'; readonly figure: FigureSpec; readonly theme: Theme }
  | { readonly kind: 'formula'; readonly tex: string; readonly display: boolean }
  | { readonly kind: 'formula-picture'; readonly tex: string; readonly theme: Theme }
  | {
      readonly kind: 'demo';
      readonly name: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly seed: number;
    };

export default async function perform(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'figure': {
      const [{ draw }, { rasterise }] = await Promise.all([
        import('#figures/draw.ts'),
        import('#figures/png.ts'),
      ]);
      const drawing = draw(task.figure, task.theme);
      return { ...drawing, png: await rasterise(drawing.svg) };
    }
    case 'formula':
      return (await import('#figures/formula.ts')).drawFormula(task.tex, task.display);
    case 'formula-picture':
      return (await import('#figures/formula.ts')).formulaPicture(task.tex, task.theme);
    case 'demo':
      return (await import('#demos/index.ts')).runDemo(task.name, task.parameters, task.seed);
  }
}
