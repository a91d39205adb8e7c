/** The letter that tells a person what became of what they wrote, in the language they were asked in. Pure. */
import type { Respondent } from "#shared/validations/respondent-schema.ts";
import type { Campaign } from "#shared/validations/schema.ts";
import type { TriageState } from "#shared/validations/triage-schema.ts";
import type { Letter } from "../cloud/mail.ts";

/** One thing a person wrote or stood behind, and its fate. */
export type Fate = {
  text: string;
  /** The statement it was about; absent for a skill that was missing. */
  statement?: string | undefined;
  seconded: boolean;
  state: TriageState;
  answer?: string | undefined;
  /** What the framework says now because of it. */
  now?: string | undefined;
};

type Telling = {
  respondent: Pick<Respondent, "name" | "email" | "language" | "employer">;
  campaign: Pick<Campaign, "region" | "occupation">;
  employers: number;
  asked: number;
  validated: number;
  fates: readonly Fate[];
  /** Where everyone may read it. */
  link?: string | undefined;
};

/** More than this is no letter any more. */
const fatesMax = 40;

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 297)}…` : line;
};

const words = {
  en: {
    subject: (job: string) => `What became of your answers about the ${job}`,
    dear: (name: string) => `Dear ${name},`,
    thanks: ({ employer, employers, region, validated, asked }: Numbers) =>
      `Thank you for answering for ${employer}. Counting each business once, ${employers} answered in ${region}. ${validated} of ${asked} statements are validated.`,
    wrote: "This is what became of what you wrote, and of what you supported:",
    missing: "A missing skill",
    yours: "You wrote",
    seconded: "You supported",
    ACCEPTED: (now: string | undefined) =>
      now === undefined ? "It was taken over." : `It was taken over. The statement now says: “${now}”`,
    ANSWERED: "The answer",
    OPEN: "It was read, and kept for the next time these statements are discussed.",
    more: (n: number) => `And ${n} more.`,
    nothing: "You wrote no comments this time; your ratings are all in the count.",
    link: "All results:",
  },
  es: {
    subject: (job: string) => `Qué pasó con sus respuestas sobre el puesto de ${job}`,
    dear: (name: string) => `${name}:`,
    thanks: ({ employer, employers, region, validated, asked }: Numbers) =>
      `Gracias por responder por ${employer}. Cada empresa cuenta una vez: respondieron ${employers} en ${region}. ${validated} de ${asked} enunciados quedan validados.`,
    wrote: "Esto pasó con lo que usted escribió y con lo que apoyó:",
    missing: "Una habilidad que faltaba",
    yours: "Usted escribió",
    seconded: "Usted apoyó",
    ACCEPTED: (now: string | undefined) =>
      now === undefined ? "Se aceptó." : `Se aceptó. El enunciado ahora dice: «${now}»`,
    ANSWERED: "La respuesta",
    OPEN: "Se leyó y se guardó para la próxima vez que se hable de estos enunciados.",
    more: (n: number) => `Y ${n} más.`,
    nothing: "Esta vez no escribió comentarios; todas sus calificaciones cuentan.",
    link: "Todos los resultados:",
  },
} as const;

type Numbers = { employer: string; employers: number; region: string; validated: number; asked: number };

export function feedbackLetter({
  respondent: { name, email, language, employer },
  campaign: { region, occupation },
  employers,
  asked,
  validated,
  fates,
  link,
}: Telling): Letter {
  const says = words[language];
  const job = language === "es" ? (occupation.es ?? occupation.en) : occupation.en;
  const told = fates
    .slice(0, fatesMax)
    .map(({ text, statement, seconded, state, answer, now }) =>
      [
        `– ${statement === undefined ? says.missing : short(statement)}`,
        `  ${seconded ? says.seconded : says.yours}: ${short(text)}`,
        ...(state === "ACCEPTED" ? [`  ${says.ACCEPTED(now === undefined ? now : short(now))}`] : []),
        ...(answer === undefined ? [] : [`  ${says.ANSWERED}: ${answer}`]),
        ...(state === "OPEN" || state === "MERGED" ? [`  ${says.OPEN}`] : []),
      ].join("\n"),
    );
  return {
    to: email,
    subject: says.subject(job),
    text: [
      says.dear(name),
      says.thanks({ employer: employer.name, employers, region, validated, asked }),
      ...(told.length === 0 ? [says.nothing] : [says.wrote, ...told]),
      ...(fates.length > fatesMax ? [says.more(fates.length - fatesMax)] : []),
      ...(link === undefined ? [] : [`${says.link}\n${link}`]),
    ].join("\n\n"),
  };
}
