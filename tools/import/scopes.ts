import type { Element, Nodes } from 'hast';
import { elementOf } from './hast';

interface Scope {
  /** Where in the source it ends. */
  readonly end: number;
  /** The depth of the heading before it, which what comes after it belongs to. */
  readonly before: number;
  /** The depth of its own heading, if it is an expander: those in it are deeper. */
  floor: number;
}

/** The deepest kind of heading. */
const DEEPEST = 6;

/** Names of the elements that stand for the two ends of a scope. */
export const BEGIN = 'scope-begin';
export const END = 'scope-end';

/**
 * The depths of headings, and the parts of a page whose headings end with them: boxes, expanders, panels of tabs, cells that
 * a page is laid out by. What comes after such a part belongs to the heading before it.
 */
export class Scopes {
  private depth = 1;
  private readonly scopes: Scope[] = [];

  /** Begins one that ends with a node. @returns what stands for its beginning in the tree */
  begin(node: Element): Element {
    const end = node.position?.end.offset ?? Number.POSITIVE_INFINITY;
    this.scopes.push({ end, before: this.depth, floor: this.floor() });
    return elementOf(BEGIN, []);
  }

  /**
   * The depth of a heading.
   * @param level as the page marks it; without one, it stands under the heading before it
   * @param isOwn it is the heading of the scope that was begun last
   */
  heading(level: number | undefined, isOwn: boolean): number {
    const scope = this.scopes.at(-1);
    this.depth = Math.min(Math.max(level ?? this.depth + 1, this.floor() + 1), DEEPEST);
    if (isOwn && scope) scope.floor = this.depth;
    return this.depth;
  }

  /** What stands for the ends of those that have ended before a node. */
  endedBefore(node: Nodes): Element[] {
    const start = node.position?.start.offset ?? 0;
    const ended: Element[] = [];
    for (let last = this.scopes.at(-1); last !== undefined && last.end <= start; last = this.scopes.at(-1)) {
      this.scopes.pop();
      this.depth = last.before;
      ended.push(elementOf(END, []));
    }
    return ended;
  }

  private floor(): number {
    return this.scopes.at(-1)?.floor ?? 0;
  }
}
