/** The words of the letter that asks a business, and of its reminder, in the reader's language. Pure. */
import type { Respondent } from "#shared/validations/respondent-schema.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import type { Letter } from "../cloud/mail.ts";

type Wording = {
  respondent: Pick<Respondent, "name" | "email" | "language" | "employer">;
  campaign: Pick<Campaign, "region" | "occupation" | "introduction" | "statementIds" | "closesOn">;
  partnership: string;
  /** The organization that runs the campaign. */
  owner: string;
  hubOrigin: string;
  token: string;
  reminder: boolean;
};

export function questionLetter({
  respondent,
  campaign,
  partnership,
  owner,
  hubOrigin,
  token,
  reminder,
}: Wording): Letter {
  const { name, email, language, employer } = respondent;
  const { occupation, introduction, statementIds, closesOn, region } = campaign;
  const lastDay = new Intl.DateTimeFormat(`${language}-US`, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(closesOn),
  );
  // Behind the number sign: in no server's log, and not opened by a scanner that follows links.
  const link = `${hubOrigin}/respond#${token}`;
  const said = introduction && (language === "es" ? (introduction.es ?? introduction.en) : introduction.en);
  if (language === "es") {
    const job = occupation.es ?? occupation.en;
    return {
      to: email,
      subject: `${reminder ? "Recordatorio: " : ""}¿Qué necesita saber quien trabaja de ${job}?`,
      text: [
        `${name}:`,
        `${owner} (${partnership}) pregunta a las empresas de ${region} qué necesita saber una persona recién contratada para el puesto de ${job}. Responde usted por ${employer.name}: ${statementIds.length} enunciados, sin crear una cuenta.`,
        ...(said ? [said] : []),
        `Abra este enlace:\n${link}`,
        `Puede volver y cambiar sus respuestas hasta el ${lastDay}. El enlace es solo para usted.`,
        `Quién lee lo que usted responde: quienes dirigen esta encuesta en ${owner} y quienes coordinan ${partnership}, con su nombre y el de su empresa. Nadie más lee cifras de menos de tres empresas.`,
      ].join("\n\n"),
    };
  }
  return {
    to: email,
    subject: `${reminder ? "Reminder: " : ""}What does a new ${occupation.en} need to know?`,
    text: [
      `Dear ${name},`,
      `${owner} (${partnership}) asks businesses of ${region} what a new ${occupation.en} needs to know. You answer for ${employer.name}: ${statementIds.length} statements, and no account.`,
      ...(said ? [said] : []),
      `Open this link:\n${link}`,
      `You can come back and change your answers until ${lastDay}. The link is meant for you alone.`,
      `Who reads your answers: those who run this survey at ${owner} and the conveners of ${partnership}, with your name and your business. Nobody else reads a figure of fewer than three businesses.`,
    ].join("\n\n"),
  };
}
