/** What a deployment decides. The only reader of process.env; checked once, at cold start. */
import * as z from "zod";

const Config = z.object({
  TABLE_NAME: z.string().min(3),
  BUCKET_NAME: z.string().min(3),
  AWS_REGION: z.string().default("us-east-2"),
  /** Another engine than AWS's: the laptop's and the tests'. */
  DYNAMODB_ENDPOINT: z.url().optional(),
  S3_ENDPOINT: z.url().optional(),
  /** Where people reach page and API: `https://hub.example`. No trailing slash. */
  HUB_ORIGIN: z.url().regex(/[^/]$/),
  /** Seals cursors and sign-ins. At least 32 characters of randomness. */
  HUB_SECRET: z.string().min(32),
  /** CloudFront sends it; without it the API answers only its own page's origin. Unset on a laptop. */
  ORIGIN_SECRET: z.string().min(16).optional(),
  SIGN_IN_ISSUER: z.url(),
  SIGN_IN_CLIENT_ID: z.string(),
  SIGN_IN_CLIENT_SECRET: z.string().optional(),
  /** A name for the directory that outlives its address: the user pool's id. People's ids are derived from it. */
  SIGN_IN_REALM: z.string().min(1),
  /** Cognito's logout address, where a provider publishes no end_session_endpoint. */
  SIGN_IN_SIGN_OUT: z.url().optional(),
  MAIL_FROM: z.string().default("causeway@localhost"),
  /** `guardduty`: a result comes by event. `none`: nothing scans here, and every page says so. */
  SCANNER: z.enum(["guardduty", "none"]).default("none"),
  HUB_VERSION: z.string().default("development"),
  /** The laptop's and the tests' clock: a date, at noon in the partnership. */
  CAUSEWAY_TODAY: z.iso.date().optional(),
  LOG: z.enum(["json", "off"]).default("json"),
});
export type Config = z.infer<typeof Config>;

/** The configuration, or an error that names each variable that is missing or wrong. */
export function readConfig(variables: Record<string, string | undefined> = process.env): Config {
  const parsed = Config.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new Error(
    `Configuration: ${parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`,
  );
}
