/** Mail as the hub needs it: one letter to one person, in plain text. SES in the cloud; files on a laptop. */

export type Letter = { to: string; subject: string; text: string };

/** Resolves when the letter is on its way; rejects when it has to be tried again. */
export type Mail = { send(letter: Letter): Promise<void> };

/** SES version 2. Its client is loaded with the first letter: most processes never send one. */
export function sesMail({ from, region }: { from: string; region: string }): Mail {
  let ready: Promise<(letter: Letter) => Promise<unknown>> | undefined;

  async function open() {
    const { SESv2Client, SendEmailCommand } = await import("@aws-sdk/client-sesv2");
    const client = new SESv2Client({ region });
    const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
    return ({ to, subject, text }: Letter) =>
      client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text) } } },
        }),
      );
  }

  return {
    async send(letter) {
      ready ??= open();
      await (await ready)(letter);
    },
  };
}
