import { html } from 'hono/html';

// Not from `dom.ts`, which needs a browser: tests draw without one.
type Html = ReturnType<typeof html>;

/** A device's screen, as APL tells of it. Sizes are in density-independent pixels. */
export interface Viewport {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly shape: 'round' | 'rectangle';
  readonly mode: 'hub' | 'tv';
  readonly theme: 'dark' | 'light';
}

/** Screens of each kind that a listener may have. (Source: Amazon's page on viewport profiles.) */
export const VIEWPORTS: readonly Viewport[] = [
  { name: 'Echo Show 8', width: 1280, height: 800, shape: 'rectangle', mode: 'hub', theme: 'dark' },
  { name: 'Echo Show 5', width: 960, height: 480, shape: 'rectangle', mode: 'hub', theme: 'dark' },
  { name: 'Echo Show 15, light', width: 1920, height: 1080, shape: 'rectangle', mode: 'hub', theme: 'light' },
  { name: 'Echo Spot', width: 480, height: 480, shape: 'round', mode: 'hub', theme: 'dark' },
  { name: 'television', width: 960, height: 540, shape: 'rectangle', mode: 'tv', theme: 'dark' },
];

/** Of a figure, in pixels of the page: as much as the narrowest pane has. */
const WIDTH = 400;

type Node = Readonly<Record<string, unknown>>;
type Scope = Readonly<Record<string, unknown>>;
type Flow = 'first' | 'left' | 'top';

/** A document and its data, as the directive has them. */
export interface Shown {
  readonly document?: unknown;
  readonly datasources?: unknown;
}

/** As much of APL as our document needs, drawn as HTML: about what a device shows. */
export function aplFigure({ document, datasources }: Shown, viewport: Viewport): Html {
  const drawn = new Drawing(document as Node, viewport);
  const { name, width, height, shape } = viewport;
  return html`
    <figure class="apl">
      <figcaption>${name}, ${width} × ${height}</figcaption>
      <div class="glass ${shape}" data-style="width: ${width}px; height: ${height}px; zoom: ${WIDTH / Math.max(width, WIDTH)}">${drawn.main(datasources)}</div>
    </figure>`;
}

/** Draws one document for one screen. */
class Drawing {
  readonly #document: Node;
  readonly #viewport: Viewport;
  readonly #resources: Readonly<Record<string, unknown>>;

  constructor(document: Node, viewport: Viewport) {
    this.#document = document;
    this.#viewport = viewport;
    this.#resources = Object.assign(
      {},
      ...nodes(document.resources)
        .filter(({ when }) => when === undefined || valueIn(String(when), { viewport }, {}) === true)
        .flatMap(({ colors, dimensions }) => [colors, dimensions]),
    );
  }

  main(payload: unknown): Html {
    const { item } = this.#document.mainTemplate as Node;
    return this.#component(item as Node, { payload, viewport: this.#viewport }, 'first');
  }

  /** @param flow on which side of it the component before stands; the first has none */
  #component(node: Node, scope: Scope, flow: Flow): Html {
    const layout = (this.#document.layouts as Node | undefined)?.[String(node.type)] as Node | undefined;
    if (layout) {
      const given = (layout.parameters as readonly string[]).map((name) => [
        name,
        this.#value(node[name], scope),
      ]);
      return this.#component(layout.item as Node, { ...scope, ...Object.fromEntries(given) }, flow);
    }
    const style = this.#styleOf(node, scope, flow);
    if (node.type === 'Text')
      return html`<p data-style="${style}">${String(this.#value(node.text, scope))}</p>`;
    const inner = this.#children(node, scope);
    // What can be scrolled has to be within reach of the keyboard.
    return node.type === 'ScrollView'
      ? html`<div data-style="${style}" tabindex="0">${inner}</div>`
      : html`<div data-style="${style}">${inner}</div>`;
  }

  #children(node: Node, scope: Scope): Html[] {
    const flow = node.direction === 'row' ? 'left' : 'top';
    const some = node.data === undefined ? undefined : this.#value(node.data, scope);
    if (Array.isArray(some))
      return some.map((data: unknown, at) =>
        this.#component(node.item as Node, { ...scope, data }, at === 0 ? 'first' : flow),
      );
    const items = node.items ?? node.item;
    return nodes(Array.isArray(items) ? items : items === undefined ? [] : [items]).map((one, at) =>
      this.#component(one, scope, at === 0 ? 'first' : flow),
    );
  }

  #styleOf(node: Node, scope: Scope, flow: Flow): string {
    const styled = { ...this.#styleNamed(node.style), ...node };
    const rules = Object.entries(PROPERTIES).flatMap(([name, property]) => {
      if (styled[name] === undefined) return [];
      return [`${property}: ${sizeOf(this.#value(styled[name], scope))}`];
    });
    if (node.spacing !== undefined && flow !== 'first')
      rules.push(`margin-${flow}: ${sizeOf(this.#value(node.spacing, scope))}`);
    if (node.type === 'Container')
      rules.push('display: flex', `flex-direction: ${String(node.direction ?? 'column')}`);
    if (node.type === 'ScrollView') rules.push('overflow: auto');
    return rules.join('; ');
  }

  /** A style as it is where nothing is being said. */
  #styleNamed(name: unknown): Node {
    const style = (this.#document.styles as Node | undefined)?.[String(name)] as Node | undefined;
    return Object.assign({}, ...nodes(style?.values).filter(({ when }) => when === undefined));
  }

  #value(value: unknown, scope: Scope): unknown {
    return typeof value === 'string' ? valueIn(value, scope, this.#resources) : value;
  }
}

const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? (value as readonly Node[]) : []);

/** Properties of APL, and those of CSS that do the same. */
const PROPERTIES: Readonly<Record<string, string>> = {
  width: 'width',
  height: 'height',
  color: 'color',
  backgroundColor: 'background',
  borderColor: 'border-color',
  borderWidth: 'border-style: solid; border-width',
  borderRadius: 'border-radius',
  fontSize: 'font-size',
  fontWeight: 'font-weight',
  lineHeight: 'line-height',
  paddingLeft: 'padding-left',
  paddingRight: 'padding-right',
  paddingTop: 'padding-top',
  paddingBottom: 'padding-bottom',
  wrap: 'flex-wrap',
};

/** Sizes of APL in CSS: its own pixels, and shares of the screen, which the figure is as large as. */
const sizeOf = (value: unknown): string =>
  String(value)
    .replace(/^(\d+)dp$/, '$1px')
    .replace(/^(\d+)v[wh]$/, '$1%');

/** A value of the document: an expression of what we use of them, a resource, or what it is. */
function valueIn(text: string, scope: Scope, resources: Scope): unknown {
  const expression = /^\$\{(.*)\}$/.exec(text)?.[1];
  if (expression === undefined) return text.startsWith('@') ? resources[text.slice(1)] : text;
  const [condition = '', yes, no] = expression.split(/ [?:] /);
  const asked = comparison(condition, scope, resources);
  return yes === undefined ? asked : atom(asked ? yes : (no ?? ''), scope, resources);
}

function comparison(text: string, scope: Scope, resources: Scope): unknown {
  const [, one = '', sign, other = ''] = /^(.*) (==|<) (.*)$/.exec(text) ?? [];
  if (sign === undefined) return atom(text, scope, resources);
  const [left, right] = [atom(one, scope, resources), atom(other, scope, resources)];
  return sign === '==' ? left === right : Number(left) < Number(right);
}

function atom(text: string, scope: Scope, resources: Scope): unknown {
  if (text.startsWith('@')) return resources[text.slice(1)];
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  if (/^\d+$/.test(text)) return Number(text);
  return text.split('.').reduce<unknown>((value, key) => Object(value)[key], scope);
}
