import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, expect, it } from "vitest";
import { sesMail } from "#functions/cloud/mail.ts";

const ses = mockClient(SESv2Client);
afterEach(() => ses.reset());

const letter = { to: "a@b.example", subject: "Ines invites you to Río Verde", text: "Open this link\n" };

it("hands a letter to SES as plain text in UTF-8, from the hub's own address", async () => {
  ses.on(SendEmailCommand).resolves({ MessageId: "1" });
  const mail = sesMail({ from: "no-reply@hub.example", region: "us-east-2" });
  await Promise.all([mail.send(letter), mail.send(letter)]);
  expect(ses.commandCalls(SendEmailCommand)).toHaveLength(2);
  expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input).toEqual({
    FromEmailAddress: "no-reply@hub.example",
    Destination: { ToAddresses: ["a@b.example"] },
    Content: {
      Simple: {
        Subject: { Data: letter.subject, Charset: "UTF-8" },
        Body: { Text: { Data: letter.text, Charset: "UTF-8" } },
      },
    },
  });
});

it("rejects when SES does, so that the letter is tried again", async () => {
  ses.on(SendEmailCommand).rejects(new Error("planted: throttled"));
  await expect(sesMail({ from: "a@b.example", region: "us-east-2" }).send(letter)).rejects.toThrow("planted");
});
