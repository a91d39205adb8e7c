/** Names that two stacks must agree on without one waiting for the other, and the files that are deployed, by path. */
import { fileURLToPath } from "node:url";
import { Aws } from "aws-cdk-lib";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const root = fromRoot(".");
/** Makes of an entry file what is deployed. */
export const bundler = fromRoot("infra/bundle.ts");
/** What `vite build` leaves. */
export const builtPage = fromRoot("web/dist");

/** What Lambda runs: each file exports `handler`. */
export const entries = {
  api: fromRoot("functions/api.ts"),
  onStream: fromRoot("functions/on-stream.ts"),
  onSchedule: fromRoot("functions/on-schedule.ts"),
  onUpload: fromRoot("functions/on-upload.ts"),
};

/** Every file that people send lies under this prefix of the documents bucket, and is scanned. */
export const documentsPrefix = "documents/";
/** Every paper that the hub makes itself lies under this one, and executed ones are locked. */
export const papersPrefix = "agreements/";
/** Every document of the CASE provider that is too long for one answer lies under this one, for a week. */
export const casePrefix = "case/";

/** Known before the bucket exists, because the page's security policy names its host. */
export const documentsBucket = (stage: string) =>
  `causeway-${stage}-documents-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
export const documentsArn = (stage: string) => `arn:${Aws.PARTITION}:s3:::${documentsBucket(stage)}`;
export const documentsHost = (stage: string) =>
  `${documentsBucket(stage)}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`;

/** Known before the user pool exists, because a form that signs out is redirected there. */
export const signInPrefix = (stage: string) => `causeway-${stage}-${Aws.ACCOUNT_ID}`;
export const signInHost = (stage: string) => `${signInPrefix(stage)}.auth.${Aws.REGION}.amazoncognito.com`;
