/** Renders the page of the shop at this path, such as `/demo/uz/article.html`. There is none at other paths. */
export function renderPage(path: string): Promise<string | undefined>;
