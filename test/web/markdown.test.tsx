/** Markdown in statements and comments: shown as it is meant, and never as anything that runs, loads or hides. */
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Markdown, MarkdownLine } from "#web/ui/markdown.tsx";
import { plainOf } from "#web/ui/read-markdown.ts";

const shown = (text: string) =>
  renderToString(<Markdown text={text} />).replace(/^<div class="markdown">(.*)<\/div>$/s, "$1");

describe("what people write", () => {
  it.each([
    ["Weld **safely** and *well*.", "<p>Weld <b>safely</b> and <i>well</i>.</p>"],
    ["***Never*** alone, __always__ _two_.", "<p><b><i>Never</i></b> alone, <b>always</b> <i>two</i>.</p>"],
    ["Use `G41` and ~~G40~~.", "<p>Use <code>G41</code> and <del>G40</del>.</p>"],
    ["# Tools #\nKeep them clean.", "<p><b>Tools</b></p><p>Keep them clean.</p>"],
    ["One.\n\nTwo.", "<p>One.</p><p>Two.</p>"],
    ["- cut\n- fit\n  - tack\n\nDone", "<ul><li>cut</li><li>fit<ul><li>tack</li></ul></li></ul><p>Done</p>"],
    ["3. third\n4. fourth", '<ol start="3"><li>third</li><li>fourth</li></ol>'],
    [
      "H<sub>2</sub>O at 10<sup>3</sup>&nbsp;Pa<br/>&lt;wet&gt;",
      "<p>H<sub>2</sub>O at 10<sup>3</sup>\u00a0Pa<br/>&lt;wet></p>",
    ],
    [
      "[AWS](https://aws.example/D1_(2020)) says",
      '<p><a href="https://aws.example/D1_(2020)" rel="nofollow noreferrer">AWS</a> says</p>',
    ],
    [
      "See https://a.example/x.",
      '<p>See <a href="https://a.example/x" rel="nofollow noreferrer">https://a.example/x</a>.</p>',
    ],
  ])("%j is shown as it is meant", (text, html) => {
    expect(shown(text)).toBe(html);
  });

  it.each([
    "2*3*4 = 24",
    "a snake_case_name",
    "5 * 6 * 7",
    "more than > 5 mm",
    "a * b",
    "$x_1 + x_2$",
    "**",
    "| a | b |",
  ])("%j stays as it is", (text) => {
    expect(shown(text)).toBe(`<p>${text}</p>`);
  });

  it("is named by its words alone, and leads nowhere inside a link", () => {
    expect(plainOf("# Set up\n- a **MIG** [machine](https://a.example)")).toBe("Set up a MIG machine");
    expect(renderToString(<MarkdownLine text="A [*code*](https://a.example) of `D1`" />)).toBe(
      "A <i>code</i> of <code>D1</code>",
    );
  });
});

describe("what would do harm", () => {
  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<iframe src=//evil.example></iframe>",
    '<b onclick="x()">bold</b>',
    "<!-- hidden -->",
  ])("%j is shown as text", (text) => {
    const html = shown(text);
    expect(html).not.toMatch(/<(?!\/?(p|b)>)/);
    expect(
      html
        .replace(/^<p>|<\/p>$/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&quot;", '"'),
    ).toBe(text);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "JaVaScRiPt:x",
    "vbscript:x",
    "//evil.example",
    "/api/sign-out",
    "file:///etc",
  ])("a link to %s leads nowhere, its words stay", (href) => {
    expect(shown(`[here](${href.replaceAll("(1)", "")})`)).toBe("<p>here</p>");
  });

  it("a picture is a link, so that nothing is loaded from elsewhere", () => {
    expect(shown("![weld](https://a.example/w.png)")).toBe(
      '<p><a href="https://a.example/w.png" rel="nofollow noreferrer">weld</a></p>',
    );
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        "*",
        "**",
        "_",
        "`",
        "~~",
        "[",
        "](",
        ")",
        "!",
        "<",
        ">",
        "</b>",
        "<b>",
        "<sub>",
        "\\",
        "&lt;",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "  ",
        "# ",
      ),
      fc.constantFrom("javascript:x", "https://a.example", "<script>", 'onclick="x"', "word", "ö", "<br>"),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  );
  it("any text at all makes only marks, lists and links to the web, and none in another", () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const html = shown(parts.join(""));
        const tags = html.match(/<[^>]*>/g) ?? [];
        for (const tag of tags)
          expect(tag).toMatch(
            /^<(\/?(p|b|i|del|code|sub|sup|ul|ol|li|a)|br\/|ol start="\d+"|a href="(https?:\/\/|mailto:)[^"]*" rel="nofollow noreferrer")>$/,
          );
        expect(html).not.toMatch(/<a [^>]*>(?:(?!<\/a>).)*<a /s);
      }),
    );
  });

  it("letters without marks are all there", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z .,;()]{1,60}$/), (text) => {
        expect(plainOf(text).trim()).toBe(text.trim());
      }),
    );
  });

  it("text made to be slow is read at once", () => {
    // Read again from every mark, any of these takes longer than a test may.
    for (const one of ["*a ", "[", "`a``", "<b>", "**a", "- ".repeat(3), "\n \n- a", "_(", "http://"]) {
      const text = one.repeat(Math.ceil(8_000 / one.length));
      expect(shown(text).length).toBeGreaterThan(text.length / 10);
    }
  });
});
