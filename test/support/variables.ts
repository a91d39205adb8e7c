/** The settings every test's hub runs with, but for the places that are a run's or a file's own. */

export const today = "2026-11-23";
export const origin = "http://localhost:3000";

export const hubVariables = {
  AWS_REGION: "us-east-2",
  S3_ENDPOINT: "http://127.0.0.1:1",
  HUB_ORIGIN: origin,
  HUB_SECRET: "a secret that only the tests know, 32+",
  SIGN_IN_ISSUER: "http://127.0.0.1:1",
  SIGN_IN_CLIENT_ID: "causeway",
  SIGN_IN_REALM: "local",
  CAUSEWAY_TODAY: today,
};
