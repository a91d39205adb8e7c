/** The form's way to the hub: JSON there and back, the link's secret in the body, and no page of the hub's but these. */

export type Refused = {
  /** 0 where the hub did not answer. */
  status: number;
  /** The last word of the problem's address: `link-spent`. */
  code: string;
  body: Record<string, unknown>;
};
export type Heard<T> = { data: T; refused?: undefined } | { refused: Refused; data?: undefined };

/** `leaving`: the page may be gone before the answer comes. */
export async function ask<T>(what: string, body: object, leaving = false): Promise<Heard<T>> {
  const sent = JSON.stringify(body);
  try {
    const answer = await fetch(`/api/respond/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, application/problem+json" },
      body: sent,
      // A browser takes no more than this along when the page goes.
      keepalive: leaving && new Blob([sent]).size < 60_000,
    });
    const text = await answer.text();
    const said = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
    if (answer.ok) return { data: said as T };
    const code =
      String(said["type"] ?? "")
        .split("/")
        .at(-1) ?? "";
    return { refused: { status: answer.status, code, body: said } };
  } catch {
    return { refused: { status: 0, code: "unreachable", body: {} } };
  }
}
