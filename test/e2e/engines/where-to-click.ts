/** A point of the window's inside, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/**
 * The source of a promise of the middle of an element, or of null as long as the element is not there,
 * moves, or lies below another one. Elements in shadow roots and in frames of the same origin are found too.
 */
export const whereToClick = (element: string): string => `(async () => {
  const find = () => ${element};
  const middle = () => {
    const box = find()?.getClientRects()[0];
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  find()?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const before = middle();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const point = middle();
  if (!point || point.x !== before?.x || point.y !== before?.y) return null;

  // up through the shadow roots: Firefox looks for what covers a point within the root alone
  for (let target = find(); target; target = target.getRootNode().host) {
    if (!target.contains(target.getRootNode().elementFromPoint(point.x, point.y))) return null;
  }

  for (let frame = find().ownerDocument.defaultView.frameElement; frame; frame = frame.ownerDocument.defaultView.frameElement) {
    const box = frame.getBoundingClientRect();
    point.x += box.x + frame.clientLeft;
    point.y += box.y + frame.clientTop;
  }
  return { x: Math.round(point.x), y: Math.round(point.y) };
})()`;
