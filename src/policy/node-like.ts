/** As much of a DOM node as is read. */
export interface NodeLike {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  childNodes: ArrayLike<NodeLike>;
  getAttribute?(name: string): string | null;
}

/** An attribute of a node; `null` where it has none. */
export function attribute(node: NodeLike, name: string): string | null {
  return node.getAttribute?.(name) ?? null;
}
