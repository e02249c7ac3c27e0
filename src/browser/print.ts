const STYLE = `body{font:11pt/1.5 system-ui,sans-serif;overflow-wrap:anywhere}h1{font-size:15pt}h3,h4,h5,h6{font-size:12pt;break-after:avoid}.under{margin-left:1.5em}.clause,.text{margin:.4em 0}table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:4px 6px;text-align:left;vertical-align:top}a{color:inherit}`;

/** Prints a heading and a copy of an element, and nothing else of the page. */
export function print(title: string, element: Element, lang: string): void {
  const frame = document.createElement('iframe');
  // a frame that is not drawn at all is not printed by every browser
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  frame.title = title;
  document.documentElement.append(frame);
  const inside = frame.contentDocument!;
  const view = frame.contentWindow as Window & typeof globalThis;
  inside.title = title;
  inside.documentElement.lang = lang;
  const heading = inside.createElement('h1');
  heading.textContent = title;
  inside.body.replaceChildren(heading, inside.importNode(element, true));
  try {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    inside.adoptedStyleSheets = [sheet];
  } catch {
    // a browser without constructable style sheets prints it plain
  }
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
