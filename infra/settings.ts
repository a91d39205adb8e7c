/** What whoever deploys decides, read from CDK context (`-c name=value`). Every answer has a default that synthesizes. */
import * as z from "zod";

const context = {
  /** Names every stack, so that a trial and the real hub can share an account. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,11}$/, "2 to 12 lowercase letters and digits")
    .default("trial"),
  /** The address people type. Without one, CloudFront's own name serves. */
  domainName: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "a host name such as hub.example.org")
    .optional(),
  /** CloudFront takes certificates from us-east-1 only. */
  certificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\//, "an ACM certificate in us-east-1")
    .optional(),
  /** Who is woken by an alarm. */
  alarmEmail: z.email().optional(),
  /** The address mail comes from; SES has to verify it. */
  mailFrom: z.email().optional(),
  /** Lambda executions set aside for the API. Unset: the account's shared pool, which a new account must use. */
  apiConcurrency: z.coerce.number().int().min(5).optional(),
  /** `true` traces every request with X-Ray; for a hunt, not for always. */
  tracing: z.stringbool().default(false),
  /** What /api/health calls this build. */
  version: z.string().default("unversioned"),
  /** Say when secrets were last rotated: a new word makes CloudFormation read them again. */
  secretsRotated: z.string().default("never"),
};

const Settings = z.object(context).refine((given) => !given.domainName === !given.certificateArn, {
  message: "domainName and certificateArn go together",
  path: ["domainName"],
});
export type Settings = z.infer<typeof Settings>;

/** The settings that `get` finds, or an error that names each one that is wrong. */
export function readSettings(get: (name: string) => unknown): Settings {
  const given = Object.keys(context).flatMap((name) => {
    const value = get(name);
    return value === undefined || value === "" ? [] : [[name, value] as const];
  });
  const parsed = Settings.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new Error(
    `Context: ${parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`,
  );
}
