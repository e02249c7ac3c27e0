/**
 * The document as browsers make it: a picture or a form of the page's, whose name is that of one of its properties, stands
 * before `document.cookie` and the like, but not here. For reading and for calls; nothing on a server.
 */
export const page = (globalThis.document &&
  new Proxy(document, {
    get(target, name) {
      const value: unknown = Reflect.get(Document.prototype, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  })) as Document;
