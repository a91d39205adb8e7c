/**
 * The text of a PDF, page by page, for search. A damaged, locked or endless file gives what could be read of it,
 * which may be nothing: search is a help and never a reason to lose a document.
 */
const pagesMax = 1_000;
const charactersMax = 400_000;
const secondsMax = 25;

export async function readText(bytes: Uint8Array): Promise<{ pages: number; text: string }> {
  // The reader is 1.6 MB: only the handler of uploads loads it, and only for a PDF.
  const { getDocumentProxy } = await import("unpdf");
  const until = Date.now() + secondsMax * 1000;
  const found: string[] = [];
  let characters = 0;
  let pages = 0;
  // pdf.js takes the bytes over; a copy keeps the caller's.
  const reading = getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, isEvalSupported: false });
  const pdf = await reading.catch(() => undefined);
  if (!pdf) return { pages: 0, text: "" };
  try {
    while (pages < Math.min(pdf.numPages, pagesMax) && characters < charactersMax && Date.now() < until) {
      const page = await pdf.getPage(pages + 1);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
      found.push(text);
      characters += text.length;
      pages++;
      page.cleanup();
    }
  } catch {
    // What the pages before this one said is kept.
  } finally {
    await pdf.loadingTask.destroy();
  }
  return { pages, text: tidy(found.join("\n")) };
}

/** One Unicode form and single spaces: what a person types in a search box is compared with this. */
const tidy = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\s]+/gu, " ")
    .trim();
